import type { TofWay } from '../../screening';
import type { Candidate, Study } from '../../study';
import { isOwn } from './candidateEdits';

/** What is known of a surface at the present conditions. */
export interface CandidateOutcome {
  /** `waiting` until it is computed. */
  readonly state: 'solved' | 'masked' | 'failed' | 'waiting';
  /** log10 of the size of the reactant's TOF [1/s], whichever way it goes; NaN unless solved and known. */
  readonly log10Tof: number;
  /** Which way it goes: forward where the reactant is consumed, backward where it is released. */
  readonly way: TofWay;
  /** Species that wins, or null where none does. */
  readonly winner: string | null;
}

/** One line of the table. */
export interface CandidateRow extends CandidateOutcome {
  /** Place in the study's list. */
  readonly index: number;
  readonly candidate: Candidate;
  readonly own: boolean;
  /** Group, or where there is none the source. */
  readonly group: string;
  /** Number of the group among those of the study: its mark on the map. */
  readonly mark: number;
  /** Whether another surface bears the name too, so that the group tells them apart. */
  readonly shared: boolean;
}

/** What the table is ordered by: a column of its own or `value:` with a descriptor. */
export type SortKey = 'own' | 'name' | 'tof' | 'winner' | 'group' | `value:${string}`;

/** An order of the table. */
export interface Sorting {
  readonly key: SortKey;
  readonly descending: boolean;
}

const waiting: CandidateOutcome = { state: 'waiting', log10Tof: NaN, way: 'unsolved', winner: null };

/**
 * The rows of a study whose words hold every word of `filter`: those of name, group, source, functional, note and winner,
 * whatever their case.
 */
export function candidateRows(
  { candidates }: Pick<Study, 'candidates'>,
  outcomeOf: (candidate: Candidate, index: number) => CandidateOutcome | null,
  filter: string,
): readonly CandidateRow[] {
  const marks = groupsOf(candidates);
  const counts = new Map<string, number>();
  for (const { name } of candidates) counts.set(name, (counts.get(name) ?? 0) + 1);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: CandidateRow[] = [];
  candidates.forEach((candidate, index) => {
    const row = new Row(
      index,
      candidate,
      marks.get(markGroup(candidate)) ?? 0,
      (counts.get(candidate.name) ?? 0) > 1,
      outcomeOf,
    );
    if (words.length > 0) {
      const { name, source = '', functional = '', note = '' } = candidate;
      const text = [name, row.group, source, functional, note, row.winner ?? '', row.own ? 'own' : 'literature']
        .join('\n')
        .toLowerCase();
      if (!words.every((word) => text.includes(word))) return;
    }
    rows.push(row);
  });
  return rows;
}

/** A row that looks up its outcome when it is drawn: of very many few are, and each outcome is a pass over the products. */
class Row implements CandidateRow {
  constructor(
    readonly index: number,
    readonly candidate: Candidate,
    readonly mark: number,
    readonly shared: boolean,
    private readonly outcomeOf: (candidate: Candidate, index: number) => CandidateOutcome | null,
  ) {}

  get own(): boolean {
    return isOwn(this.candidate);
  }

  get group(): string {
    return this.candidate.group ?? this.candidate.source ?? '';
  }

  get state(): CandidateOutcome['state'] {
    return this.outcome.state;
  }

  get log10Tof(): number {
    return this.outcome.log10Tof;
  }

  get way(): CandidateOutcome['way'] {
    return this.outcome.way;
  }

  get winner(): string | null {
    return this.outcome.winner;
  }

  private get outcome(): CandidateOutcome {
    return this.outcomeOf(this.candidate, this.index) ?? waiting;
  }
}

/** Name of the group whose mark a surface has on the map. */
export function markGroup({ group, source }: Candidate): string {
  return group ?? source ?? 'candidates';
}

/** The groups of surfaces with the number of their marks on the map. */
export function groupsOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const candidate of candidates) {
    const group = markGroup(candidate);
    if (!groups.has(group)) groups.set(group, groups.size);
  }
  return groups;
}

/** Place of each candidate in a list. */
export function placesOf(candidates: readonly Candidate[]): ReadonlyMap<Candidate, number> {
  return new Map(candidates.map((candidate, i) => [candidate, i]));
}

/**
 * The rows in an order; those without a value come last either way, and equal ones stay as they are in the study. Without
 * an order a reader's own come first.
 */
export function sortedRows(rows: readonly CandidateRow[], sorting: Sorting | null): readonly CandidateRow[] {
  if (sorting === null) return [...rows.filter(({ own }) => own), ...rows.filter(({ own }) => !own)];
  const keys = rows.map((row) => ({ row, key: sortValue(row, sorting.key) }));
  const turn = sorting.descending ? -1 : 1;
  keys.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return a.key < b.key ? -turn : a.key > b.key ? turn : 0;
  });
  return keys.map(({ row }) => row);
}

/** The order after a press on the head of a column: first as it is usual, then turned, then none. */
export function nextSorting(now: Sorting | null, key: SortKey): Sorting | null {
  const first = key === 'tof';
  if (now?.key !== key) return { key, descending: first };
  return now.descending === first ? { key, descending: !first } : null;
}

/** Above what any logarithm of a rate comes to. */
const beyond = 1e9;

/** A number that puts surfaces in the order of their consumption with its sign: what is released most comes last. */
function consumptionOrder({ way, log10Tof }: CandidateRow): number | null {
  if (way === 'forward') return log10Tof;
  if (way === 'none') return -beyond;
  return way === 'backward' ? -2 * beyond - log10Tof : null;
}

function sortValue(row: CandidateRow, key: SortKey): number | string | null {
  const number = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  const text = (value: string | null): string | null => (value === null || value === '' ? null : value.toLowerCase());
  if (key === 'own') return row.own ? 0 : 1;
  if (key === 'name') return text(row.candidate.name);
  if (key === 'tof') return consumptionOrder(row);
  if (key === 'winner') return text(row.winner);
  if (key === 'group') return text(row.group);
  return number(row.candidate.values[key.slice('value:'.length)]);
}
