import { InvalidInput } from '../../base';
import type { ScalingFit } from '../../energetics';
import { fitPlot, parityPlot, residualPlot, type PlottedFit, type ScatterPlot } from '../../plots';
import { datasetTable, datasetTables } from '../../study';
import type { Workbench } from '../state/workbench.svelte';
import { candidatesTable, firstColumns, type DataColumn } from './dataTable';
import { defaultDataView, longestHeldTable, type DataSource, type DataView } from './dataView';
import type { FitChoice, FitSource } from './fitDesk';
import type { FitRunner } from './fitRunner.svelte';
import { heldTable, holdTable } from './heldTables';
import { fitsOf, rowPlaces, type RowPlace } from './rowPlaces';
import { appliedFit, scalingTargets, type ScalingTarget } from './scalingTargets';

/** What the data panel shows and does: a table, how it is fitted, and where the fit goes. */
export class FitState {
  readonly data: DataView = $derived.by(() => this.workbench.view.data ?? defaultDataView(this.workbench.study));
  /** A point that is being dragged, before it is let go. */
  private drag = $state.raw<DataView['moved'][number] | null>(null);
  /** Ranges that stay while a point is dragged. */
  private frozen = $state.raw<Pick<ScatterPlot, 'x' | 'y'> | null>(null);
  readonly columns: readonly DataColumn[] = $derived.by(() => this.runner.summary?.columns ?? []);
  readonly numeric: readonly DataColumn[] = $derived(this.columns.filter((column) => column.numeric));
  /** The columns of the fit: those that were chosen, as far as the table has them. */
  readonly chosen: { readonly x: readonly string[]; readonly y: string | null; readonly group: string | null } =
    $derived.by(() => {
      const { columns, data } = this;
      const has = (name: string | null): boolean => columns.some((column) => column.name === name && column.numeric);
      const first = firstColumns(columns);
      const y = has(data.y) ? data.y : first.y;
      const picked = data.x.filter((name) => has(name) && name !== y);
      const x = picked.length > 0 ? picked : first.x.filter((name) => name !== y);
      return { x, y, group: columns.some(({ name }) => name === data.group) ? data.group : null };
    });
  private readonly choice: FitChoice = $derived.by(() => {
    const { data, drag, chosen } = this;
    const moved = drag === null ? data.moved : [...data.moved.filter(({ row }) => row !== drag.row), drag];
    const { method, yError, xErrors, bounds, confidence, left, element } = data;
    const known = (name: string | null): boolean => this.columns.some((column) => column.name === name);
    return {
      ...chosen,
      method,
      bounds,
      confidence,
      left,
      moved,
      yError: known(yError) ? yError : null,
      xErrors: xErrors.every(known) ? xErrors : [],
      element: known(element) ? element : null,
      quick: drag !== null,
    };
  });
  /** Unit of a column, empty for none. */
  readonly unitOf = (name: string): string => this.columns.find((column) => column.name === name)?.unit ?? '';
  private readonly fits: ReadonlyMap<string, PlottedFit> | null = $derived.by(() => fitsOf(this.runner.outcome));
  readonly plot: ScatterPlot | null = $derived.by(() => {
    if (this.fits === null) return null;
    const plot = fitPlot(this.fits, this.runner.outcome?.left ?? [], this.unitOf);
    return this.frozen === null ? plot : { ...plot, ...this.frozen };
  });
  readonly residuals: ScatterPlot | null = $derived.by(() =>
    this.fits === null ? null : residualPlot(this.fits, this.unitOf, this.data.residuals),
  );
  readonly parity: ScatterPlot | null = $derived.by(() =>
    this.fits === null ? null : parityPlot(this.fits, this.unitOf),
  );
  /** Places of the rows that are drawn. */
  readonly places: ReadonlyMap<number, RowPlace> = $derived.by(() => rowPlaces(this.runner.outcome));
  /** Groups that have a fit; empty where all rows share one. */
  readonly groups: readonly string[] = $derived.by(() => {
    const { outcome } = this.runner;
    return outcome?.grouped === true ? outcome.fits.map(([name]) => name) : [];
  });
  /** The group that was picked for the study. */
  picked = $state.raw<string | null>(null);
  /** The group whose fit goes into the study, null for all rows: the one that was picked as long as it has a fit. */
  readonly usedGroup: string | null = $derived.by(() =>
    this.picked !== null && this.groups.includes(this.picked) ? this.picked : null,
  );
  readonly targets: readonly ScalingTarget[] = $derived.by(() => scalingTargets(this.workbench.study));
  /** Why the table is not there, or null. */
  missing = $state.raw<string | null>(null);

  private opened: { readonly source: DataSource; readonly unit: DataView['unit']; readonly of: unknown } | null = null;

  constructor(
    readonly workbench: Workbench,
    readonly runner: FitRunner,
  ) {}

  /** Opens the table of the view where it is another one. */
  follow(): void {
    const { source, unit } = this.data;
    const { study } = this.workbench;
    const of = source.kind === 'candidates' ? study.candidates : null;
    const before = this.opened;
    if (before !== null && sameSource(before.source, source) && before.unit === unit && before.of === of) return;
    this.opened = { source, unit, of };
    this.missing = null;
    const open = (content: FitSource['content'], name: string): void => this.runner.open({ name, content, unit });
    if (source.kind === 'candidates') open(candidatesTable(study), 'candidates of the study');
    else if (source.kind === 'table') open(source.text, source.name);
    else if (source.kind === 'dataset') this.openDataset(source.id, open);
    else void this.openHeld(source, unit);
  }

  /** Fits with the choices of the view. */
  refit(): void {
    if (this.runner.summary !== null) this.runner.request(this.choice);
  }

  private openDataset(id: string, open: (content: FitSource['content'], name: string) => void): void {
    if (!datasetTables.some((table) => table.id === id)) {
      this.runner.open(null);
      this.missing = `There is no data set ${id} in this version.`;
      return;
    }
    const { title, header, rows } = datasetTable(id);
    open({ header, rows, lines: rows.map((_, i) => i + 1) }, title);
  }

  private async openHeld(source: Extract<DataSource, { kind: 'file' }>, unit: DataView['unit']): Promise<void> {
    const text = await heldTable(source.key);
    if (this.opened === null || !sameSource(this.opened.source, source)) return;
    if (text === null) {
      this.runner.open(null);
      this.missing = `${source.name} is too large for a link or a study file; open it here again.`;
    } else this.runner.open({ name: source.name, content: text, unit });
  }

  /** Changes the panel; undone as one where changes of one gesture follow each other. */
  choose(change: Partial<DataView>, gesture: string | null = null): void {
    this.workbench.show({ data: { ...this.data, ...change } }, gesture);
  }

  /** Takes another table, with columns of its own. */
  take(source: DataSource): void {
    const fresh = { ...defaultDataView(this.workbench.study), method: this.data.method };
    const own = source.kind === 'candidates' ? {} : { y: null, x: [] };
    this.choose({ ...fresh, ...own, unit: this.data.unit, confidence: this.data.confidence, source });
  }

  /** Takes a table as text; a large one is held beside the document. */
  takeText(name: string, text: string): void {
    const short = name.slice(0, 200);
    if (text.length <= longestHeldTable) this.take({ kind: 'table', name: short, text });
    else this.take({ kind: 'file', name: short, key: holdTable(text) });
  }

  /** Sets the columns of the fit; points that were moved stand in columns that are gone, and go back. */
  setColumns(x: readonly string[], y: string | null): void {
    this.choose({ x: x.filter((name) => name !== y), y, moved: [], xErrors: [] });
  }

  /** Moves a point while it is held: the fit follows, nothing else does. */
  dragTo(row: number, x: number, y: number): void {
    const place = this.places.get(row);
    if (place === undefined || this.runner.outcome === null) return;
    if (this.frozen === null && this.plot !== null) this.frozen = { x: this.plot.x, y: this.plot.y };
    this.drag = { row, x: place.x.length === 1 ? [x] : [...place.x], y };
  }

  /** Lets go of a dragged point: one change, undone at once. */
  drop(): void {
    const { drag } = this;
    this.drag = null;
    this.frozen = null;
    if (drag !== null) this.move(drag, null);
  }

  /** Gives up a drag; the point goes back. */
  cancelDrag(): void {
    this.drag = null;
    this.frozen = null;
  }

  /** Moves a point by a step of the keyboard; steps in a row are undone together. */
  nudge(row: number, dx: number, dy: number): void {
    const place = this.places.get(row);
    if (place === undefined) return;
    const x = place.x.length === 1 ? [tidy(place.x[0] + dx)] : [...place.x];
    this.move({ row, x, y: tidy(place.y + dy) }, `move row ${row}`);
  }

  private move(to: DataView['moved'][number], gesture: string | null): void {
    this.choose({ moved: [...this.data.moved.filter(({ row }) => row !== to.row), to] }, gesture);
  }

  /** Takes a row out of the fit, or back into it. */
  toggle(row: number): void {
    const { left } = this.data;
    this.choose({ left: left.includes(row) ? left.filter((other) => other !== row) : [...left, row] });
  }

  /** Puts every point back where the table has it, and into the fit. */
  reset(): void {
    this.choose({ moved: [], left: [] });
  }

  /**
   * The newest fit of a group, or of all rows for null.
   *
   * @throws InvalidInput while it is on its way, and where there is none.
   */
  fitOf(group: string | null): ScalingFit {
    const { busy, outcome } = this.runner;
    if (busy) throw new InvalidInput({ name: 'fit', got: 'one from before the last change', expected: 'the next one' });
    const known = group !== null && this.groups.includes(group);
    const fit = group === null ? outcome?.pooled : known ? this.fits?.get(group)?.fit : null;
    if (fit != null) return fit;
    throw new InvalidInput({ name: 'fit', got: `none of ${group ?? 'all rows'}`, expected: 'rows that have one' });
  }

  /**
   * Puts the fit of a group (null for all rows) into a relation of the study, with its covariance where there is a place.
   *
   * @param descriptorOf descriptor of each column of the fit.
   * @throws InvalidInput as `fitOf` does, and for a fit that the relation cannot take.
   */
  use(target: ScalingTarget, group: string | null, descriptorOf: ReadonlyMap<string, string>): void {
    const fit = this.fitOf(group);
    const { workbench } = this;
    const { energetics, uncertainty, covariance } = appliedFit(workbench.study, target, fit, descriptorOf);
    const said = `The fit stands in the study as ${target.label}`;
    try {
      workbench.edit({ energetics, ...(uncertainty === undefined ? {} : { uncertainty }) });
      workbench.notice = covariance
        ? `${said}, its covariance in the uncertainty; undo takes both back.`
        : `${said}; undo takes it back. The study has no place for its covariance.`;
    } catch (fault) {
      if (!(fault instanceof InvalidInput) || !covariance) throw fault;
      workbench.edit({ energetics });
      workbench.notice = `${said}; undo takes it back. The study has no place for its covariance.`;
    }
  }
}

/** Whether two sources give the same table, one of the study's surfaces aside. */
function sameSource(a: DataSource, b: DataSource): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Steps of the keyboard leave no digits of binary fractions behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
