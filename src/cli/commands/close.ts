import { InvalidInput } from '../../base';
import { closeCycles, type ClosedCoefficient } from '../../screening';
import { readModel } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier close`. */
export interface CloseOptions {
  readonly out: string;
  readonly weight: readonly string[];
}

/** Writes a study whose cycles close and says what was changed. */
export function closeCommand(studyName: string, options: CloseOptions): number {
  const { study } = readModel(studyName);
  const closed = closeCycles(study, Object.fromEntries(options.weight.map(weightOf)));
  writeFile(options.out, [`${JSON.stringify(closed.study, null, 2)}\n`]);
  const report = options.out === '-' ? process.stderr : process.stdout;
  for (const change of closed.changes) report.write(`${changeText(change)}\n`);
  const largest = closed.changes.reduce((most, { before, after }) => Math.max(most, Math.abs(after - before)), 0);
  report.write(
    closed.changes.length === 0
      ? `${study.id}: every cycle closes; nothing changed\n`
      : `${study.id}: ${closed.changes.length} coefficients changed, by ${largest.toFixed(3)} at most\n`,
  );
  return 0;
}

function weightOf(item: string): readonly [string, number] {
  const [, step, text] = /^(.+)=([^=]+)$/s.exec(item) ?? [];
  const weight = Number(text);
  if (step !== undefined && weight > 0 && weight < Infinity) return [step.trim(), weight];
  throw new InvalidInput({ name: '--weight', got: item, expected: 'STEP=NUMBER with a number above 0' });
}

function changeText({ step, member, variable, before, after }: ClosedCoefficient): string {
  const change = after - before;
  const sign = change < 0 ? '−' : '+';
  return `${step}: ${member}.${variable} ${before.toFixed(4)} → ${after.toFixed(4)} (${sign}${Math.abs(change).toFixed(4)})`;
}
