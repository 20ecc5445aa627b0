import type { Candidate } from '../study';
import { csvLine } from './csv';

const remarks = ['source', 'group', 'functional', 'note'] as const;

/**
 * Candidates as CSV text that `readSurfaces` reads back the same, doubles bit for bit: a comment line with unit and
 * sign, a header, and one row per candidate with its name, the descriptors and those remarks that occur. The columns
 * are named as `sabatier points` wants them.
 *
 * Names are written as they are, also those that a spreadsheet would take for a formula (`=…`, `+…`, `@…`): a guard
 * character would change the name. Import the file as text where its names are not your own.
 */
export function writeSurfaces(candidates: readonly Candidate[]): string {
  const descriptors = [...new Set(candidates.flatMap(({ values }) => Object.keys(values)))];
  const deviations = descriptors.filter((name) =>
    candidates.some(({ uncertainties }) => uncertainties?.[name] !== undefined),
  );
  const used = remarks.filter((remark) => candidates.some((candidate) => (candidate[remark] ?? '') !== ''));
  const lines = candidates.map(
    (candidate) =>
      `${[
        textCell(candidate.name),
        ...descriptors.map((name) => numberText(candidate.values[name])),
        ...deviations.map((name) => numberText(candidate.uncertainties?.[name])),
        ...used.map((remark) => textCell(candidate[remark] ?? '')),
      ].join(',')}\n`,
  );
  return `# energies: eV, more negative = stronger\n${csvLine(['name', ...descriptors, ...deviations.map((name) => `${name}_sd`), ...used])}${lines.join('')}`;
}

/** Also quotes what a reader would trim or skip as a comment. */
function textCell(text: string): string {
  return /["\n\r,;\t]|^\s|\s$|^#/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function numberText(value: number | undefined): string {
  return value === undefined ? '' : String(value + 0);
}
