import { moduleBytes, type SlotFunction } from '../../../src/kinetics/wasm/slotCode';
import { webAssembly } from '../../../src/kinetics/wasm/webAssembly';

/** Bytes of a slot. */
export const slotBytes = 16;

/**
 * Runs generated code on a page of memory and returns the memory.
 *
 * @param values both lanes of slots by address.
 */
export async function runCode(
  code: SlotFunction,
  values: ReadonlyMap<number, readonly [number, number]>,
): Promise<Float64Array> {
  const memory = new webAssembly.Memory({ initial: 1, maximum: 4096, shared: true });
  const doubles = new Float64Array(memory.buffer);
  for (const [at, lanes] of values) doubles.set(lanes, at / 8);
  const { exports } = await webAssembly.instantiate(await webAssembly.compile(moduleBytes([code], 1)), {
    env: { memory },
  });
  (exports['0'] as () => void)();
  return doubles;
}
