/** Longest name that is kept [UTF-16 units]. */
export const longestName = 200;

// Control characters (C0, DEL, C1) and the marks that reverse the direction of the text after them.
const control = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/** A name as it is kept, and what was changed. */
export interface CleanName {
  readonly name: string;
  readonly changes: readonly string[];
}

const unchanged: readonly string[] = [];

/** Joins a facet into a name (`Pt` and `(211)` give `Pt(211)`), drops control characters and cuts at 200 characters. */
export function surfaceName(raw: string, facet: string): CleanName {
  const plane = facet.replace(/^[({[]\s*|\s*[)}\]]$/g, '');
  const joined = plane === '' || raw.endsWith(`(${plane})`) ? raw : `${raw}(${plane})`;
  if (joined.length <= longestName && !control.test(joined)) return { name: joined, changes: unchanged };
  const { text, changed } = withoutControls(joined);
  const changes = changed ? ['control characters were removed from the name'] : [];
  if (text.length <= longestName) return { name: text, changes };
  const cut = text.slice(0, longestName).replace(/[\ud800-\udbff]$/, '');
  return { name: cut, changes: [...changes, `the name was cut from ${text.length} to ${longestName} characters`] };
}

/** `raw` with line breaks and tabs as spaces and without other control characters. */
export function withoutControls(raw: string): { readonly text: string; readonly changed: boolean } {
  if (!control.test(raw)) return { text: raw, changed: false };
  return {
    text: raw
      .replace(/[\t\n\r]+/g, ' ')
      .replace(controls, '')
      .trim(),
    changed: true,
  };
}
