import { chemicalText, numberText } from '../../plots';
import type { RankRow, RankSummary } from './rankAsk';

/** A column as the table shows it. */
export interface ShownColumn {
  /** Column that it sorts by. */
  readonly key: string;
  readonly title: string;
  /** What it holds, in words. */
  readonly about: string;
  readonly numeric: boolean;
  /** [characters] */
  readonly width: number;
  /** Whether the largest usually comes first. */
  readonly descending: boolean;
  readonly text: (row: RankRow) => string;
}

type Cell = number | string;

/**
 * The columns of a ranking in the order of their use: rank, name, TOF with its interval, probability of the top,
 * selectivities, distance to the edge of the domain, front, descriptors, status with its reason, and what else the file
 * brings.
 *
 * @param confidence of the intervals. @param top places that count as the top. @param counted products that selectivities
 * are of: the others have none.
 * @param descriptors columns that hold them.
 */
export function shownColumns(
  { columns }: Pick<RankSummary, 'columns'>,
  confidence: number,
  top: number,
  counted: readonly string[],
  descriptors: readonly string[],
): readonly ShownColumn[] {
  const at = new Map(columns.map(({ name }, i) => [name, i]));
  const cell =
    (name: string) =>
    ({ cells }: RankRow): Cell =>
      cells[at.get(name) ?? -1] ?? '';
  const has = (name: string): boolean => at.has(name);
  const percent = `${Number((100 * confidence).toPrecision(4))} %`;
  const number = (
    key: string,
    title: string,
    about: string,
    width: number,
    text: (value: number) => string,
  ): ShownColumn[] =>
    has(key)
      ? [{ key, title, about, numeric: true, width, descending: true, text: (row) => numberOr(cell(key)(row), text) }]
      : [];
  const between =
    (column: string, digits: (value: number) => string) =>
    (row: RankRow): string => {
      const [low, high] = ['low', 'high'].map((end) => cell(`${column}:${end}`)(row));
      return isNumber(low) && isNumber(high) ? `${digits(low)} to ${digits(high)}` : '';
    };
  const tof = columns.find(({ name }) => /^log10_tof:[^:]+$/.test(name))?.name ?? '';
  const reactant = chemicalText(tof.slice('log10_tof:'.length));
  const shares = columns
    .filter(
      ({ name }) => /^selectivity:(?!.*:(low|high)$)/.test(name) && counted.includes(name.slice('selectivity:'.length)),
    )
    .map(({ name }) => name);
  const text = (key: string, title: string, about: string, width: number, of: (row: RankRow) => string) => ({
    key, title, about, numeric: false, width, descending: false, text: of,
  }); // prettier-ignore
  const brought = columns
    .filter(({ name, kind }) => kind === 'carried' && name !== 'name')
    .map(({ name, numeric }) => ({
      key: name,
      title: name,
      about: `${name}, from the file`,
      numeric,
      width: Math.min(20, Math.max(descriptors.includes(name) ? 8 : 9, name.length + 2)),
      descending: false,
      text: (row: RankRow) => carried(descriptors.includes(name) ? toMeV(cell(name)(row)) : cell(name)(row), numeric),
    }));
  return [
    { ...number('rank', 'rank', 'rank, by the TOF of the reactant', 8.5, String)[0], descending: false },
    text('name', 'name', 'name of the candidate', 13.5, ({ name }) => chemicalText(name)),
    { ...number(tof, 'lg TOF', `log₁₀ of the TOF of ${reactant} in 1/s at the candidate’s own values; where it is released, of the rate of that`, 11, twoDigits)[0], text: (row) => tofText(cell(tof)(row), row, String(cell('status')(row))) },
    ...number(`${tof}:median`, 'median', `median of lg TOF over the draws`, 8, twoDigits),
    ...(has(`${tof}:low`)
      ? [{ ...number(`${tof}:low`, percent, `interval that holds ${percent} of the draws of lg TOF`, 16, twoDigits)[0], text: between(tof, twoDigits) }]
      : []), // prettier-ignore
    ...number(`p_top_${top}`, `P(top ${top})`, `share of the draws in which it is among the best ${top}`, 11, share),
    text('winner', 'winner', 'product with the largest selectivity', 8, (row) => chemicalText(String(cell('winner')(row)))),
    ...number('p_winner', 'P(winner)', 'share of the draws in which this product wins', 10, share),
    ...shares.flatMap((name) => {
      const product = chemicalText(name.slice('selectivity:'.length));
      const own = number(name, `S(${product})`, `selectivity to ${product}`, 8, share);
      return has(`${name}:low`)
        ? [...own, { ...number(`${name}:low`, `S(${product}), ${percent}`, `interval of the selectivity to ${product}`, 15, share)[0], text: between(name, share) }]
        : own;
    }), // prettier-ignore
    ...number('domain_distance', 'edge (eV)', 'eV that the descriptors may move before the candidate leaves the domain of the model; negative outside', 10, twoDigits),
    ...number('p_inside', 'P(inside)', 'share of the draws inside the domain', 10, share),
    ...number('pareto', 'front', 'on the Pareto front: no other candidate beats it', 7, (value) => (value === 1 ? '◆' : '')),
    ...brought.filter(({ key }) => descriptors.includes(key)),
    text('status', 'status', 'status, and why a candidate is masked', 22, (row) => statusText(String(cell('status')(row)), String(cell('reason')(row)))),
    ...brought.filter(({ key }) => !descriptors.includes(key)),
  ]; // prettier-ignore
}

/** A TOF that runs backwards or is not known, in words. */
function tofText(value: Cell, { released }: RankRow, status: string): string {
  if (!Number.isNaN(released)) return `${twoDigits(released)} released`;
  return !isNumber(value) && status === 'converged' ? 'not known' : numberOr(value, twoDigits);
}

function statusText(status: string, reason: string): string {
  const word = status === 'not-read' ? 'not read' : status;
  return reason === '' ? word : `${word}: ${reason}`;
}

function isNumber(value: Cell): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}

function numberOr(value: Cell, text: (value: number) => string): string {
  if (!isNumber(value)) return '';
  return text(value);
}

/** Numbers of a file as they stand there, with a true minus. */
function carried(value: Cell, numeric: boolean): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : numberText(value);
  return numeric ? value.replace(/^-/, '−') : value;
}

/** An energy to the meV; what is no number stays. */
function toMeV(value: Cell): Cell {
  const energy = Number(value);
  return value === '' || Number.isNaN(energy) ? value : Number(energy.toFixed(3));
}

/** Two digits; a logarithm of nothing is none. */
function twoDigits(value: number): string {
  if (!Number.isFinite(value)) return value === -Infinity ? 'none' : '∞';
  return (Math.round(value * 100) / 100 + 0).toFixed(2).replace('-', '−');
}

/** A share of 1 to three digits. */
function share(value: number): string {
  if (value === 0 || value === 1) return String(value);
  return value < 0.001 ? '<0.001' : value > 0.999 ? '>0.999' : value.toFixed(3);
}
