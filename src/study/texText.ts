/**
 * What TeX reads for characters that it would take as commands or does not have. Braces go by name, since BibTeX counts
 * them even behind a backslash.
 */
const written = new Map<string, string>([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  ...Array.from('$&#_%', (char) => [char, `\\${char}`] as const),
  ...Array.from('₀₁₂₃₄₅₆₇₈₉', (char, digit) => [char, `$_{${digit}}$`] as const),
  ...Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (char, digit) => [char, `$^{${digit}}$`] as const),
  ['⁺', '$^{+}$'],
  ['⁻', '$^{-}$'],
  ['−', '$-$'],
  ['–', '--'],
  ['—', '---'],
  ['×', '$\\times$'],
  ['·', '$\\cdot$'],
  ['‘', '`'],
  ['’', "'"],
  ['“', '``'],
  ['”', "''"],
  ['…', '\\ldots{}'],
  ['Å', '{\\AA}'],
  ['Δ', '$\\Delta$'],
  ['α', '$\\alpha$'],
  ['β', '$\\beta$'],
  ['γ', '$\\gamma$'],
  ['θ', '$\\theta$'],
  ['μ', '$\\mu$'],
]);

/** Text for TeX: commands escaped, control characters as spaces, letters with accents as they are (UTF-8). */
export function texText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return Array.from(plain, (char) => written.get(char) ?? char).join('');
}
