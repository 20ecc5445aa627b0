import { caption, mapPlot, parsePlotKind, renderMap } from '../../plots';
import { mapTable, type StudyMap, type TableOptions } from '../../screening';
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
  private stop = new AbortController();

  constructor(
    private readonly engine: Engine,
    private readonly document: SessionDocument,
  ) {}

  /** The picture as SVG text, that of `sabatier map --svg`. */
  async svg(which: WhichMap): Promise<string> {
    const map = await this.map(which, false);
    return renderMap(mapPlot(map, parsePlotKind(this.document.view.show, map.evaluation.model)));
  }

  /** The caption of the picture. */
  async caption(which: WhichMap): Promise<string> {
    const map = await this.map(which, false);
    return caption(map, parsePlotKind(this.document.view.show, map.evaluation.model));
  }

  /** The numbers, those of `sabatier map --out`. */
  async table(which: WhichMap, format: 'csv' | 'json', options: TableOptions): Promise<Blob> {
    const { signal } = this.stop;
    const map = await this.map(which, [options.drc, options.orders, options.eapp].includes(true));
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    return tableBlob(mapTable(map, format, options), type, signal);
  }

  /** Name of a file: study, quantity, and which map where there are two. */
  fileName(which: WhichMap, extension: string): string {
    const { study, view } = this.document;
    return exportName([study.id, view.show, ...(which === 'second' ? ['second'] : [])], extension);
  }

  /** Gives up what is being computed. */
  cancel(): void {
    this.stop.abort();
    this.stop = new AbortController();
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
