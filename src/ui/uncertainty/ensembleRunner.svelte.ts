import { faultText } from '../../base';
import { untrack } from 'svelte';
import { computeEnsembleMap, modelOf, type EnsembleMap } from '../../screening';
import type { Study } from '../../study';
import { axesOf } from '../state/axesOf';
import type { Engine } from '../state/engine';
import { engineSettings, type WorkbenchDocument } from '../state/workbench.svelte';
import { ensembleFrame, type EnsembleFrame } from './ensembleFrame';
import { showsEnsemble, thresholdsOf } from './uncertaintyView';

/** An ensemble, and what it is of. */
interface EnsembleResult {
  readonly study: Study;
  readonly key: string;
  readonly map: EnsembleMap;
}

/** A document that has not changed for this long is computed [ms]. */
const rest_ms = 400;
/** Time between pictures of the members so far [ms]. */
const between_ms = 700;

/** Computes the ensemble of the newest document when it rests, and shows it while members are added. */
export class EnsembleRunner {
  /** The members so far. */
  private result = $state.raw<EnsembleResult | null>(null);
  /** Members done and asked for, while it works. */
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  /** What went wrong with the newest request, one sentence. */
  fault = $state.raw<string | null>(null);
  private asked: EnsembleAsk | null = null;
  /** The last picture: map and status line ask for it. */
  private drawn: {
    readonly map: EnsembleMap;
    readonly document: WorkbenchDocument;
    readonly frame: EnsembleFrame | null;
  } | null = null;
  private stop = new AbortController();

  constructor(
    private readonly engine: Engine,
    private readonly rest = rest_ms,
  ) {}

  /** The ensemble of a document, of fewer members while it works; null where there is none. */
  shown(document: WorkbenchDocument): EnsembleMap | null {
    const { result } = this;
    return result?.study === document.study && result.key === keyOf(document) ? result.map : null;
  }

  /** The picture of it that the document's view asks for. */
  frame(document: WorkbenchDocument): EnsembleFrame | null {
    const map = showsEnsemble(document) ? this.shown(document) : null;
    if (map === null) return null;
    if (this.drawn?.map !== map || this.drawn.document !== document) {
      this.drawn = { map, document, frame: ensembleFrame(map, document) };
    }
    return this.drawn.frame;
  }

  /** Computes the ensemble of this document unless it is there or on its way; drops an older one. */
  request(document: WorkbenchDocument): void {
    const { study, view } = document;
    const wanted = view.uncertainty !== null && study.uncertainty !== undefined;
    if (!wanted && this.asked === null) return;
    const key = keyOf(document);
    if (wanted && this.asked?.study === study && this.asked.key === key) return;
    untrack(() => this.cancel());
    this.asked = wanted ? { study, key } : null;
    if (wanted) void this.run(document, key, this.stop.signal);
  }

  /** Computes again what was cancelled. */
  again(document: WorkbenchDocument): void {
    this.asked = null;
    this.request(document);
  }

  /** Gives up what is being computed; the members so far stay. */
  cancel(): void {
    this.stop.abort();
    this.stop = new AbortController();
    this.progress = null;
    this.fault = null;
  }

  private async run(document: WorkbenchDocument, key: string, signal: AbortSignal): Promise<void> {
    const { study, view } = document;
    if (view.uncertainty === null) return;
    await new Promise((resolve) => setTimeout(resolve, this.rest));
    if (signal.aborted) return;
    const { members, seed } = view.uncertainty;
    const model = modelOf(study);
    const [x, y] = axesOf(view, model);
    let drawn = performance.now();
    this.progress = { done: 0, total: members };
    try {
      const map = await computeEnsembleMap(study, x, y, engineSettings(view.settings), {
        kernel: this.engine.kernel,
        members,
        seed,
        thresholds: thresholdsOf(view.uncertainty, model),
        signal,
        onProgress: (done, total, sofar) => {
          if (signal.aborted) return;
          this.progress = { done, total };
          if (performance.now() - drawn < between_ms) return;
          this.result = { study, key, map: { x, y, ensemble: sofar() } };
          drawn = performance.now();
        },
      });
      if (!signal.aborted) this.result = { study, key, map };
    } catch (error) {
      if (!signal.aborted) this.fault = faultText(error);
    }
    if (!signal.aborted) this.progress = null;
  }
}

interface EnsembleAsk {
  readonly study: Study;
  readonly key: string;
}

/** Everything of a view that the numbers depend on. */
function keyOf({ view: { axes, grid, settings, uncertainty } }: WorkbenchDocument): string {
  return JSON.stringify([axes, grid, settings, uncertainty?.members, uncertainty?.seed, uncertainty?.threshold]);
}
