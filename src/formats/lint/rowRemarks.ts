import { median } from '../../math';
import type { Study } from '../../study';
import type { FlaggedRow, SurfaceTable } from '../surfaceTable';
import { expectedEnergies } from './expectedEnergies';

/** Error [eV] that no right value of a known metal has. */
const farOff_eV = 2.5;
/** The same in units of the table's own median error. */
const farOffErrors = 6;
/** Median error [eV] that is granted at least, so that a table that agrees closely has no outliers for that. */
const leastError_eV = 0.2;

/**
 * Rows that were read and deserve a look beside those that `readSurfaces` flags: values far from what the study's own
 * metals make one expect, and rows with the very energies of an earlier row of another name. In the order of their lines.
 */
export function rowRemarks(
  table: SurfaceTable,
  study: Pick<Study, 'candidates' | 'descriptors'>,
): readonly FlaggedRow[] {
  const found: FlaggedRow[] = [];
  for (const { name: descriptor } of study.descriptors) {
    const expect = expectedEnergies(study, descriptor);
    const errors = table.rows.map(({ name, values }) => values[descriptor] - expect(name));
    const known = errors.filter(Number.isFinite);
    if (known.length === 0) continue;
    const middle = median(known);
    const usual = Math.max(leastError_eV, median(known.map((error) => Math.abs(error - middle))));
    table.rows.forEach(({ line, name }, i) => {
      const far = Math.abs(errors[i] - middle);
      if (!(far > farOff_eV && far > farOffErrors * usual)) return;
      const side = errors[i] > middle ? 'weaker' : 'stronger';
      found.push({
        line,
        name,
        reason: `outlier, ${descriptor} is ${far.toFixed(1)} eV ${side} than this composition suggests.`,
      });
    });
  }
  const seen = new Map<string, { line: number; name: string }>();
  for (const { line, name, values } of table.rows) {
    const key = study.descriptors.map((d) => values[d.name]).join(' ');
    const before = seen.get(key);
    if (before === undefined) seen.set(key, { line, name });
    else if (before.name !== name && study.descriptors.length > 1) {
      found.push({
        line,
        name,
        reason: `duplicate energies, the same as ${before.name} in ${table.rowWord} ${before.line}.`,
      });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
