/** What stands before the payload of a link. */
export interface LinkHead {
  readonly version: number;
  /** Characters. */
  readonly length: number;
}

/** The head of a fragment without its #, or null when it carries no study. */
export function linkHead(fragment: string): LinkHead | null {
  const match = /^s(\d{1,9})(?:=|%3[Dd])/.exec(fragment);
  return match === null ? null : { version: Number(match[1]), length: match[0].length };
}

/** Whether a URL, or its fragment, carries a study. */
export function isLink(text: string): boolean {
  return linkHead(text.slice(text.indexOf('#') + 1).trimStart()) !== null;
}
