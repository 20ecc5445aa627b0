const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** A formula as it is printed: `NO3-` becomes `NO₃⁻`, `N2O*` becomes `N₂O*`, `SO4^2-` becomes `SO₄²⁻`. */
export function chemicalText(name: string): string {
  const [, formula, digits, sign] = /^(.*?)(?:\^(\d*))?([+-]?)$/.exec(name)!;
  const body = formula!.replace(/(?<=[A-Za-z)])\d+/g, (count) => [...count].map((d) => subscripts[Number(d)]!).join(''));
  const size = digits === undefined ? '' : [...digits].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]!).join('');
  return `${body}${size}${sign === '' ? '' : sign === '+' ? '⁺' : '⁻'}`;
}
