/** What a refused input was called, what it held, what it should hold, and where it stands. */
export interface InvalidDetail {
  readonly name: string;
  readonly got: unknown;
  readonly expected: string;
  readonly where?: string;
}

/** Bad input. The message is one line: `invalid NAME: got VALUE, expected RULE (where)`. */
export class InvalidInput extends Error {
  readonly detail: InvalidDetail;

  constructor(detail: InvalidDetail) {
    const where = detail.where === undefined ? '' : ` (${detail.where})`;
    super(`invalid ${detail.name}: got ${shown(detail.got)}, expected ${detail.expected}${where}`);
    this.name = 'InvalidInput';
    this.detail = detail;
  }
}

const longest = 60;

/** `value` as it stands in an error line: strings quoted, control characters escaped, cut at 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? typeof value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
