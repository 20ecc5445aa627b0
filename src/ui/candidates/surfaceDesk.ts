import {
  lintSurfaces,
  notesBeside,
  previewSurfaces,
  readSurfaces,
  rowRemarks,
  toCandidates,
  type PreviewRow,
  type RefusedRow,
  type SurfaceRequest,
  type SurfaceTable,
  type TableFinding,
} from '../../formats';
import type { Candidate, Study } from '../../study';

/** A table that was read, in what a person sees of it before it is taken. */
export interface SurfaceSummary extends Pick<
  SurfaceTable,
  'rowWord' | 'delimiter' | 'decimal' | 'header' | 'columns' | 'problem' | 'notes' | 'skipped' | 'flagged'
> {
  readonly counts: {
    readonly read: number;
    readonly refused: number;
    /** Rows with a remark, and remarks. */
    readonly flagged: number;
    readonly remarks: number;
  };
  /** What makes the energies doubtful as they are read. */
  readonly findings: readonly TableFinding[];
  readonly preview: readonly PreviewRow[];
  /** The first of them, as are the flagged ones. */
  readonly refused: readonly Pick<RefusedRow, 'line' | 'reason'>[];
}

/** How a table is read; what is left out is detected. */
export type SurfaceChoices = Omit<SurfaceRequest, 'descriptors' | 'where'>;

/** Candidates that a study keeps, in arrays that pass between threads in no time. */
export interface KeptSurfaces {
  /** One name a line, as are the sources (empty: own). */
  readonly names: string;
  readonly sources: string;
  /** Energies [eV]; [candidates × descriptors]. */
  readonly values: Float64Array;
}

const previewed = 8;
const listed = 200;
/** Candidates that are handed over at once: a few ms for who takes them. */
const portion = 500;

/** A text with a table of surfaces, read as often as the choices change. */
export class SurfaceDesk {
  private table: SurfaceTable | null = null;

  constructor(
    private readonly text: string,
    private readonly where: string,
    /** Its candidates are those that the energies of the table are compared with. */
    private readonly study: Study,
  ) {}

  /** @throws InvalidInput as `readSurfaces` does. */
  read(choices: SurfaceChoices): SurfaceSummary {
    const table = readSurfaces(this.text, { ...choices, descriptors: this.study.descriptors, where: this.where });
    this.table = table;
    const { rowWord, delimiter, decimal, header, columns, problem, skipped, rows, refused } = table;
    const findings = lintSurfaces(table, this.study);
    const flagged = [...table.flagged, ...rowRemarks(table, this.study)].sort((a, b) => a.line - b.line);
    return {
      rowWord,
      delimiter,
      decimal,
      header,
      columns,
      problem,
      notes: notesBeside(table, findings, this.study.descriptors),
      skipped,
      counts: {
        read: rows.length,
        refused: refused.length,
        flagged: new Set(flagged.map(({ line }) => line)).size,
        remarks: flagged.length,
      },
      findings,
      preview: previewSurfaces({ ...table, flagged }, previewed),
      refused: refused.slice(0, listed).map(({ line, reason }) => ({ line, reason })),
      flagged: flagged.slice(0, listed),
    };
  }

  /**
   * The surfaces as they were read last, in portions, as own ones under names that no own one of `kept` has. Those that
   * stand there already, with the same name, source and energies, are left out: a saved table does not double the study.
   */
  *take(kept: KeptSurfaces): Generator<readonly Candidate[]> {
    if (this.table === null) return;
    const candidates = unpacked(kept, this.study.descriptors);
    const known = new Set(candidates.map((candidate) => this.identity(candidate)));
    const rows = this.table.rows.filter((row) => !known.has(this.identity(row)));
    // Without sources of the study, whatever a row names as its source is a remark: values of a table are not published ones.
    const taken = toCandidates({ ...this.table, rows }, { ...this.study, candidates, sources: [] });
    for (let i = 0; i < taken.length; i += portion) yield taken.slice(i, i + portion);
  }

  private identity({ name, source, values }: Pick<Candidate, 'name' | 'source' | 'values'>): string {
    return JSON.stringify([name, source ?? '', ...this.study.descriptors.map((d) => values[d.name])]);
  }
}

/** Candidates as `SurfaceDesk.take` wants them. */
export function packed(candidates: readonly Candidate[], descriptors: Study['descriptors']): KeptSurfaces {
  const line = (text: string): string => text.replace(/[\r\n]/g, ' ');
  return {
    names: candidates.map(({ name }) => line(name)).join('\n'),
    sources: candidates.map(({ source }) => line(source ?? '')).join('\n'),
    values: Float64Array.from(candidates.flatMap(({ values }) => descriptors.map(({ name }) => values[name]))),
  };
}

function unpacked({ names, sources, values }: KeptSurfaces, descriptors: Study['descriptors']): Candidate[] {
  const width = descriptors.length;
  if (values.length === 0) return [];
  const sourceOf = sources.split('\n');
  return names.split('\n').map((name, i) => ({
    name,
    values: Object.fromEntries(descriptors.map((d, k) => [d.name, values[i * width + k]])),
    ...(sourceOf[i] === '' ? {} : { source: sourceOf[i] }),
  }));
}
