/**
 * Mole fractions of the elements in the name of a surface, `Pt3Ru(211)`, `Ru(0001)`, `s-Pt92Ru8`, `CuPd/step`; null where
 * the name does not begin with a formula.
 */
export function composition(name: string): ReadonlyMap<string, number> | null {
  const formula = /^(?:[a-z]+-)?((?:[A-Z][a-z]?\d*\.?\d*)+)(?=$|[\s(_/-])/.exec(name.trim())?.[1];
  if (formula === undefined) return null;
  const amounts = new Map<string, number>();
  for (const [, element, count] of formula.matchAll(/([A-Z][a-z]?)(\d*\.?\d*)/g)) {
    amounts.set(element, (amounts.get(element) ?? 0) + (count === '' ? 1 : Number(count)));
  }
  const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  if (!(total > 0)) return null;
  return new Map([...amounts].map(([element, amount]) => [element, amount / total]));
}
