import { InvalidInput } from '../base';
import type { Candidate, Study } from '../study';
import type { SurfaceTable } from './surfaceTable';

/**
 * The surfaces of a table as candidates that may be added to the study. A name that the study or an earlier row has
 * already gets ` #2`, ` #3` and so on, since a study wants each name once per source. A source that the study does not
 * list becomes a note.
 *
 * @throws InvalidInput for a table with a problem.
 */
export function toCandidates(table: SurfaceTable, study: Study): readonly Candidate[] {
  if (table.problem !== null)
    throw new InvalidInput({ name: 'table', got: table.problem, expected: 'a column for each descriptor' });
  const listed = new Set(study.sources.map(({ id }) => id));
  const taken = new Set(study.candidates.map(({ name, source }) => keyOf(name, source)));
  const next = new Map<string, number>();
  return table.rows.map((row): Candidate => {
    const known = row.source !== undefined && listed.has(row.source) ? row.source : undefined;
    const lost = row.source !== undefined && known === undefined ? `Source: ${row.source}` : undefined;
    const note = [row.note, lost].filter((text) => text !== undefined).join(' · ');
    const key = keyOf(row.name, known);
    let name = row.name;
    for (let n = next.get(key) ?? 2; taken.has(keyOf(name, known)); n++) {
      name = `${row.name} #${n}`;
      next.set(key, n + 1);
    }
    taken.add(keyOf(name, known));
    return {
      name,
      values: row.values,
      ...(row.uncertainties === undefined ? {} : { uncertainties: row.uncertainties }),
      ...(known === undefined ? {} : { source: known }),
      ...(row.group === undefined ? {} : { group: row.group }),
      ...(row.functional === undefined ? {} : { functional: row.functional }),
      ...(note === '' ? {} : { note }),
    };
  });
}

function keyOf(name: string, source: string | undefined): string {
  return source === undefined ? name : `${name} of ${source}`;
}
