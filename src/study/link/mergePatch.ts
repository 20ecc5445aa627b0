type Json = Readonly<Record<string, unknown>>;

/**
 * The merge patch (RFC 7386) that turns `from` into `to`, both JSON: an object with the members that differ, null for one
 * that is gone, objects patched member by member and lists replaced whole. A patch cannot say that a member becomes null,
 * so apply it to see whether it gives `to`.
 */
export function mergePatch(from: unknown, to: unknown): unknown {
  if (!isObject(from) || !isObject(to)) return to;
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const kept = Object.keys(to).filter((key) => !Object.hasOwn(from, key) || !equal(from[key], to[key]));
  return Object.fromEntries([
    ...gone.map((key) => [key, null] as const),
    ...kept.map((key) => [key, Object.hasOwn(from, key) ? mergePatch(from[key], to[key]) : to[key]] as const),
  ]);
}

/** `target` under a merge patch (RFC 7386), as a new value; `target` stays as it was. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const members = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) members.delete(key);
    else members.set(key, applyMergePatch(members.get(key), value));
  }
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
