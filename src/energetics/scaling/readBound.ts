/**
 * Bound of a coefficient as a person writes it: `0:1`, an end left out for none, `0.5` for a given value, `+` for not below
 * and `-` for not above 0; null for anything else.
 */
export function readBound(text: string): readonly [number, number] | null {
  const rule = text.replace(/\u2212/g, '-').trim();
  if (rule === '+') return [0, Infinity];
  if (rule === '-') return [-Infinity, 0];
  const ends = rule.split(':');
  if (rule === ':' || ends.length > 2) return null;
  const [low, high] = [ends[0], ends[ends.length - 1]].map((end, i) => {
    if (end.trim() === '' && ends.length === 2) return i === 0 ? -Infinity : Infinity;
    return end.trim() === '' ? NaN : Number(end);
  });
  return Number.isNaN(low) || Number.isNaN(high) || low > high ? null : [low, high];
}
