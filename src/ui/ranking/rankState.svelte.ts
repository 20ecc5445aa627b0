import { wholeText } from '../components/wholeText';
import { untrack } from 'svelte';
import type { Crowd } from '../../plots';
import type { Brush } from '../state/brush.svelte';
import { NewestOnly } from '../state/newestOnly';
import { pinOf } from '../state/pinnedCandidate';
import { engineSettings, type Workbench } from '../state/workbench.svelte';
import { candidateCsv } from './candidateCsv';
import type { DensityAsk, RankRow } from './rankAsk';
import type { OpenRankEnds } from './rankPort';
import { RankRunner, type RankTable } from './rankRunner.svelte';
import { defaultRankView, requestOf, shownOf, type RankView } from './rankView';

/** Where the file of candidates is kept between visits. */
export interface RankFiles {
  readonly load: (name: string) => Promise<Blob | null>;
  readonly save: (name: string, content: Blob) => void;
}

/** Largest file [bytes]: it is kept in memory. */
const mostBytes = 500_000_000;
/** Marked surfaces that are looked up. */
const mostMarked = 2000;

/** The ranking of the page: what is ranked, how it is shown, and which of it is marked. */
export class RankState {
  readonly runner: RankRunner;
  /** Words that names hold. */
  words = $state('');
  /** Whether only what is selected is shown. */
  picked = $state(false);
  /** Marked surfaces with their descriptors, those of the ranking. */
  marks = $state.raw<readonly Pick<RankRow, 'name' | 'values'>[]>([]);
  /** Why a file was not opened, one sentence. */
  fault = $state.raw<string | null>(null);
  readonly view: RankView = $derived.by(() => this.workbench.view.ranking ?? defaultRankView(this.workbench.model));
  private file = $state.raw<RankTable | null>(null);
  private own: { readonly of: unknown; readonly table: RankTable } | null = null;
  private sought: string | null = null;
  private readonly marking = new NewestOnly<readonly string[]>(async (names) => {
    this.marks = await this.runner.named(names);
  });

  constructor(
    private readonly workbench: Workbench,
    readonly brush: Brush,
    ends: OpenRankEnds,
    private readonly files: RankFiles,
  ) {
    this.runner = new RankRunner(ends);
  }

  /** What is ranked: the file that the view names, or the surfaces of the study; null while that file is not there. */
  get table(): RankTable | null {
    const { file: name } = this.view;
    if (name !== null) return this.file?.name === name ? this.file : null;
    return this.surfaces();
  }

  /** Products that hold the atoms that selectivities count. */
  get counted(): readonly string[] {
    const { mechanism, products, atoms } = this.workbench.model;
    return products.filter((x) => atoms[x] > 0).map((x) => mechanism.externals[x].name);
  }

  /** Columns that hold descriptors. */
  get descriptors(): readonly string[] {
    return this.workbench.study.descriptors.map(({ name }) => name);
  }

  /** Name of the file that the view means and that is not there, or null. */
  get missing(): string | null {
    return this.table === null ? this.view.file : null;
  }

  /** Asks for the ranking of the document as it is; to be called whenever it may have changed. */
  follow(): void {
    const { table, view, words, picked, brush } = this;
    const { study, view: all } = this.workbench;
    if (table === null) {
      untrack(() => void this.fetch(view.file));
      return;
    }
    const show = shownOf(view, words, picked ? [...brush.selected] : null);
    const wish = { table, study, settings: engineSettings(all.settings), request: requestOf(view, study), show };
    untrack(() => this.runner.request(wish));
  }

  /** Looks up the marked surfaces; to be called whenever they may have changed. */
  mark(): void {
    const { hovered, selected } = this.brush;
    const names = [...selected].slice(0, mostMarked);
    if (hovered !== null && !selected.has(hovered)) names.push(hovered);
    // Names are looked up in the ranking as it is now.
    const ranked = this.runner.version > 0;
    untrack(() => this.marking.ask(ranked ? names : []));
  }

  /** Ranks the rows of a file from now on. */
  open(file: File): void {
    if (file.size > mostBytes) {
      this.fault = `${file.name} was not opened: it has ${Math.ceil(file.size / 1e6)} MB, at most ${mostBytes / 1e6} are read.`;
      return;
    }
    this.fault = null;
    this.file = { name: file.name, content: file };
    this.files.save(file.name, file);
    this.brush.clear();
    this.show({ file: file.name, open: true, where: '', sort: null });
  }

  /** The rows of the file as a crowd over the map; null where no file is ranked. @param x name of an axis, as is `y`. */
  async crowd(x: string, y: string): Promise<Crowd | null> {
    const { file } = this.view;
    if (file === null || this.runner.summary === null) return null;
    const points = await this.runner.points(x, y);
    return points.x.length === 0 ? null : { name: file, ...points };
  }

  /** Changes how candidates are ranked and shown. */
  show(change: Partial<RankView>, gesture: string | null = null): void {
    this.workbench.show({ ranking: { ...this.view, ...change } }, gesture);
  }

  /** Pins a row: the surface of the study, or the point of a file. */
  pin({ name, values }: Pick<RankRow, 'name' | 'values'>): void {
    const { study } = this.workbench;
    const names = study.descriptors.map((descriptor) => descriptor.name);
    const surface = study.candidates.find(
      (candidate) => candidate.name === name && names.every((key) => candidate.values[key] === values[key]),
    );
    if (surface !== undefined) this.workbench.pin(pinOf(surface));
    else if (names.every((key) => Number.isFinite(values[key])))
      this.workbench.pin({ kind: 'point', at: Object.fromEntries(names.map((key) => [key, values[key]])) });
  }

  /** Selects what lies in a part of the map, in the place of what was selected or besides. */
  async select(part: Omit<DensityAsk, 'comb'>, besides: boolean): Promise<void> {
    const { names, more } = await this.runner.within(part);
    this.brush.select(besides ? [...this.brush.selected, ...names] : names);
    this.workbench.notice =
      more > 0
        ? `Selected the best ${wholeText(names.length)} of ${wholeText(names.length + more)} candidates in the box.`
        : null;
  }

  close(): void {
    this.runner.close();
  }

  /** The file of an earlier visit, once. */
  private async fetch(name: string | null): Promise<void> {
    if (name === null || this.sought === name) return;
    this.sought = name;
    const content = await this.files.load(name);
    if (content !== null && this.view.file === name && this.file?.name !== name) this.file = { name, content };
  }

  private surfaces(): RankTable {
    const { study } = this.workbench;
    if (this.own?.of !== study.candidates) {
      const table = { name: `surfaces of ${study.id}`, content: () => candidateCsv(study) };
      this.own = { of: study.candidates, table };
    }
    return this.own.table;
  }
}
