import { caption, ensembleCaption, mapPlot, parsePlotKind, renderMap, type MapPlot } from '../../plots';
import {
  computeEnsembleMap,
  ensembleTable,
  makeAxis,
  mapTable,
  modelOf,
  type EnsembleMap,
  type StudyMap,
  type TableOptions,
} from '../../screening';
import { ensembleFrame } from '../uncertainty/ensembleFrame';
import { thresholdsOf } from '../uncertainty/uncertaintyView';
import type { WhichMap } from './conditionTarget';
import type { Engine } from './engine';
import { exportMap } from './exportMap';
import { exportName } from './exportName';
import type { SessionDocument } from './sessionDocument';
import { tableBlob } from './tableBlob';
import { engineSettings } from './workbench.svelte';

/** The files of one document: its maps on the full grid, each computed once. */
export class ExportJob {
  /** Share done of the map that is being computed, or null. */
  progress = $state.raw<number | null>(null);
  private readonly maps: Partial<Record<string, Promise<StudyMap>>> = {};
  private computedEnsemble: Promise<EnsembleMap> | null = null;
  private stop = new AbortController();

  constructor(
    private readonly engine: Engine,
    private readonly document: SessionDocument,
  ) {}

  /** The picture as SVG text, that of `sabatier map --svg`. */
  async svg(which: WhichMap): Promise<string> {
    if (this.showsEnsemble(which)) return renderMap(this.picture(await this.ensemble()));
    const map = await this.map(which, false);
    return renderMap(mapPlot(map, parsePlotKind(this.document.view.show, map.evaluation.model)));
  }

  /** The caption of the picture. */
  async caption(which: WhichMap): Promise<string> {
    if (this.showsEnsemble(which)) return ensembleCaption(await this.ensemble(), this.picture(await this.ensemble()));
    const map = await this.map(which, false);
    return caption(map, parsePlotKind(this.document.view.show, map.evaluation.model));
  }

  /** The numbers, those of `sabatier map --out`. */
  async table(which: WhichMap, format: 'csv' | 'json', options: TableOptions): Promise<Blob> {
    const { signal } = this.stop;
    if (this.showsEnsemble(which)) {
      return tableBlob(ensembleTable(await this.ensemble(), format), mediaType(format), signal);
    }
    const map = await this.map(which, [options.drc, options.orders, options.eapp].includes(true));
    return tableBlob(mapTable(map, format, options), mediaType(format), signal);
  }

  /** Name of a file: study, quantity, and which map where there are two. */
  fileName(which: WhichMap, extension: string): string {
    const { study, view } = this.document;
    const show =
      view.uncertainty !== null && this.showsEnsemble(which) ? ['ensemble', view.uncertainty.show] : [view.show];
    return exportName([study.id, ...show, ...(which === 'second' ? ['second'] : [])], extension);
  }

  /** Gives up what is being computed. */
  cancel(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  /** True where an ensemble stands in the place of the map: not beside a second one. */
  private showsEnsemble(which: WhichMap): boolean {
    const { study, view } = this.document;
    return which === 'first' && view.uncertainty !== null && study.uncertainty !== undefined && view.compare === null;
  }

  private picture(map: EnsembleMap): MapPlot {
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
    const [x, y] = view.axes.map(({ name, range }, i) => makeAxis(model, name, range, view.grid[i]));
    const { signal } = this.stop;
    const computed = computeEnsembleMap(study, x, y, engineSettings(view.settings), {
      kernel: this.engine.kernel,
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

  private map(which: WhichMap, derivatives: boolean): Promise<StudyMap> {
    const key = `${which} ${derivatives}`;
    const known = this.maps[key];
    if (known !== undefined) return known;
    const { view } = this.document;
    const settings = which === 'second' ? (view.compare ?? view.settings) : view.settings;
    const { signal } = this.stop;
    const computed = exportMap(this.document, engineSettings(settings), {
      kernel: this.engine.kernel,
      derivatives,
      signal,
      onProgress: (done, total) => (this.progress = done / total),
    })
      .then((map) => {
        signal.throwIfAborted();
        return map;
      })
      .finally(() => (this.progress = null));
    this.maps[key] = computed;
    computed.catch(() => (this.maps[key] = undefined));
    return computed;
  }
}

function mediaType(format: 'csv' | 'json'): string {
  return format === 'csv' ? 'text/csv' : 'application/json';
}
