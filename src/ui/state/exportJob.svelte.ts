import {
  caption,
  differencePlot,
  differenceTable,
  ensembleCaption,
  finishedPicture,
  mapPlot,
  mostMarks,
  parsePlotKind,
  renderMap,
  withScale,
  type Crowd,
  type MapPlot,
  type PictureFinish,
  type PlotKind,
  type ScaleChoice,
} from '../../plots';
import {
  computeEnsembleMap,
  ensembleTable,
  mapTable,
  modelOf,
  type EnsembleMap,
  type StudyMap,
  type TableOptions,
} from '../../screening';
import { ensembleFrame } from '../uncertainty/ensembleFrame';
import { showsEnsemble, thresholdsOf } from '../uncertainty/uncertaintyView';
import { axesOf } from './axesOf';
import type { WhichMap } from './conditionTarget';
import type { Engine } from './engine';
import { exportMap } from './exportMap';
import { exportName } from './exportName';
import { settingsName } from './settingsName';
import { scaleOf } from './viewScale';
import { viewSearch } from './viewSearch';
import type { SessionDocument } from './sessionDocument';
import { tableBlob } from './tableBlob';
import { engineSettings } from './workbench.svelte';

/** The candidates of a file that lie over the map, by the names of its axes; null for none. */
export type CrowdOf = (x: string, y: string) => Promise<Crowd | null>;

/** One of two maps, or the second minus the first. */
export type ExportedMap = WhichMap | 'difference';

/** The files of one document: its maps on the full grid, each computed once. */
export class ExportJob {
  /** Share done of the map that is being computed, or null. */
  progress = $state.raw<number | null>(null);
  private readonly known: Partial<Record<string, Promise<StudyMap>>> = {};
  private computedEnsemble: Promise<EnsembleMap> | null = null;
  private stop = new AbortController();

  constructor(
    private readonly engine: Engine,
    private readonly document: SessionDocument,
    private readonly crowdOf: CrowdOf | null = null,
  ) {}

  /** The picture as an SVG file, that of `sabatier map --svg` with the same `--text` and `--width`. */
  async picture(which: ExportedMap, finish: PictureFinish): Promise<string> {
    return finishedPicture(await this.svg(which), finish);
  }

  /** The picture before it gets its font and size. */
  async svg(which: ExportedMap): Promise<string> {
    const scale = this.scale(which);
    if (this.showsEnsemble(which)) return this.rendered(withScale(this.drawing(await this.ensemble()), scale));
    const { map, minus, kind } = await this.maps(which, false);
    const plot = mapPlot(map, kind);
    const shown = minus === null ? plot : (differencePlot(mapPlot(minus, kind), plot) ?? plot);
    return this.rendered(withScale(shown, scale));
  }

  /** The caption of the picture. */
  async caption(which: ExportedMap): Promise<string> {
    const scale = this.scale(which);
    if (this.showsEnsemble(which)) {
      const map = await this.ensemble();
      return ensembleCaption(map, this.drawing(map), scale);
    }
    const { map, minus, kind } = await this.maps(which, false);
    return caption(map, kind, minus, scale);
  }

  /** The numbers, those of `sabatier map --out`. */
  async table(which: ExportedMap, format: 'csv' | 'json', options: TableOptions): Promise<Blob> {
    const { signal } = this.stop;
    if (this.showsEnsemble(which)) {
      return tableBlob(ensembleTable(await this.ensemble(), format), mediaType(format), signal);
    }
    const wanted = which !== 'difference' && [options.drc, options.orders, options.eapp].includes(true);
    const { map, minus, kind } = await this.maps(which, wanted);
    const { study, view } = this.document;
    const branches = viewSearch(modelOf(study), view) !== null;
    const chunks =
      minus === null ? mapTable(map, format, { ...options, branches }) : differenceTable(map, minus, kind, format);
    return tableBlob(chunks, mediaType(format), signal);
  }

  /** Name of a file: study, quantity, which map where there are two, and the conditions that are not the study's own. */
  fileName(which: ExportedMap, extension: string): string {
    const { study, view } = this.document;
    const show =
      view.uncertainty !== null && this.showsEnsemble(which) ? ['ensemble', view.uncertainty.show] : [view.show];
    const first = settingsName(study, view);
    const second = settingsName(study, { ...view, settings: view.compare ?? view.settings });
    const minus = which === 'difference' && first.length > 0 ? ['minus', ...first] : [];
    const conditions = which === 'first' ? first : [...second, ...minus];
    return exportName([study.id, ...show, ...(which === 'first' ? [] : [which]), ...conditions], extension);
  }

  /** Gives up what is being computed. */
  cancel(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  /** True where an ensemble stands in the place of the map: not beside a second one. */
  private showsEnsemble(which: ExportedMap): boolean {
    return which === 'first' && showsEnsemble(this.document);
  }

  private scale(which: ExportedMap): ScaleChoice | undefined {
    const drawn = this.showsEnsemble(which) ? 'ensemble' : which === 'difference' ? which : 'map';
    return scaleOf(this.document.view, drawn);
  }

  /** With the candidates of a file over it, as on the page; the density of many is left out where it is off. */
  private async rendered(plot: MapPlot): Promise<string> {
    const { axes, density = true } = this.document.view;
    if (!density) return renderMap(plot.candidates.length > mostMarks ? { ...plot, candidates: [] } : plot);
    const [x, y] = axes;
    const crowd = (await this.crowdOf?.(x.name, y.name)) ?? null;
    return renderMap(crowd === null ? plot : { ...plot, crowd });
  }

  private drawing(map: EnsembleMap): MapPlot {
    const { study, view } = this.document;
    return ensembleFrame(map, { study, view })!.plot;
  }

  /** The ensemble on the full grid, with all of its members. */
  private ensemble(): Promise<EnsembleMap> {
    if (this.computedEnsemble !== null) return this.computedEnsemble;
    const { study, view } = this.document;
    const { uncertainty } = view;
    if (uncertainty === null) throw new Error('the view shows no ensemble');
    const model = modelOf(study);
    const [x, y] = axesOf(view, model);
    const { signal } = this.stop;
    const computed = computeEnsembleMap(study, x, y, engineSettings(view.settings), {
      kernel: this.engine.exact,
      members: uncertainty.members,
      seed: uncertainty.seed,
      thresholds: thresholdsOf(uncertainty, model),
      signal,
      onProgress: (done, total) => (this.progress = done / total),
    }).finally(() => (this.progress = null));
    this.computedEnsemble = computed;
    computed.catch(() => (this.computedEnsemble = null));
    return computed;
  }

  /** The map that is shown, and the one that is subtracted from it, if any. */
  private async maps(
    which: ExportedMap,
    derivatives: boolean,
  ): Promise<{ readonly map: StudyMap; readonly minus: StudyMap | null; readonly kind: PlotKind }> {
    const difference = which === 'difference';
    const map = await this.map(difference ? 'second' : which, derivatives);
    const minus = difference ? await this.map('first', derivatives) : null;
    return { map, minus, kind: parsePlotKind(this.document.view.show, map.evaluation.model) };
  }

  private map(which: WhichMap, derivatives: boolean): Promise<StudyMap> {
    const key = `${which} ${derivatives}`;
    const known = this.known[key];
    if (known !== undefined) return known;
    const { view } = this.document;
    const settings = which === 'second' ? (view.compare ?? view.settings) : view.settings;
    const { signal } = this.stop;
    const computed = exportMap(this.document, engineSettings(settings), {
      kernel: this.engine.exact,
      derivatives,
      signal,
      onProgress: (done, total) => (this.progress = done / total),
    })
      .then((map) => {
        signal.throwIfAborted();
        return map;
      })
      .finally(() => (this.progress = null));
    this.known[key] = computed;
    computed.catch(() => (this.known[key] = undefined));
    return computed;
  }
}

function mediaType(format: 'csv' | 'json'): string {
  return format === 'csv' ? 'text/csv' : 'application/json';
}
