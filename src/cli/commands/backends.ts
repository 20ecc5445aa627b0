import { chooseBackend } from '../../workers';
import { tryBackends } from '../tryBackends';

/** Points of the map that the printed choice is made for. */
const usualMap = 101 * 101;

/** Prints which backends run here, how fast, and which one `auto` takes. */
export async function backendsCommand(options: { readonly json?: boolean }): Promise<number> {
  const trials = await tryBackends({ software: true });
  const choice = chooseBackend(trials, { points: usualMap, time: Infinity, interactions: false });
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ trials, choice }, null, 2)}\n`);
    return 0;
  }
  for (const { backend, missing, startup_ms, perPoint_us, note } of trials) {
    const state =
      missing === null
        ? `runs, ${perPoint_us.toPrecision(3)} µs a point, ${startup_ms.toPrecision(2)} ms to start${note === null ? '' : ` (${note})`}`
        : `does not run here: ${missing}`;
    process.stdout.write(`${backend.padEnd(6)} ${state}\n`);
  }
  process.stdout.write(`auto   ${choice.reason}\n`);
  return 0;
}
