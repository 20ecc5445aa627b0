/** A set of names. Sets of the page's state are replaced, never changed, so that what reads them is told. */
export function keySet(keys: Iterable<string> = []): ReadonlySet<string> {
  return new Set(keys);
}

/** The set with a name put in, or taken out where it was in. */
export function toggledKey(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
