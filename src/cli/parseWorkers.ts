import { InvalidInput } from '../base';

/** Most worker threads that can be asked for. */
const most = 256;

/** Reads `--workers`; null when it was not given. @throws InvalidInput unless it is a whole number from 0 to 256. */
export function parseWorkers(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,3}$/.test(text) && Number(text) <= most) return Number(text);
  throw new InvalidInput({ name: '--workers', got: text, expected: `a whole number from 0 to ${most}` });
}
