import { untrack } from 'svelte';
import { converged, masked } from '../../kinetics';
import { needsDerivatives, parsePlotKind } from '../../plots';
import { computeMap, makeAxis, modelOf, type Settings, type StudyMap } from '../../screening';
import type { Study } from '../../study';
import type { Engine } from './engine';
import { FramePace } from './framePace';
import { engineSettings, type WorkbenchDocument } from './workbench.svelte';
import type { View } from './view';

/** A finished picture: a map and how it came about. */
export interface MapFrameResult {
  readonly map: StudyMap;
  readonly study: Study;
  readonly view: View;
  /** Milliseconds from the request to the result. */
  readonly elapsed_ms: number;
  /** False while a finer one is on its way. */
  readonly sharp: boolean;
  readonly counts: { readonly total: number; readonly masked: number; readonly failed: number };
}

/** A change this soon after the last one is a movement [ms]. */
const moving_ms = 150;
/** A run that takes longer than this gives way to a newer request [ms]; a shorter one is let end, so that there is always news. */
const patience_ms = 60;
/** Pixels of a side of the first map. */
const firstSide = 40;

/** Keeps the map of the newest document: coarse at first or while it moves, then sharp. */
export class MapRunner {
  /** The last good picture; null before the first. */
  frame = $state.raw<MapFrameResult | null>(null);
  /** Share done of a run that takes long, or null. */
  progress = $state.raw<number | null>(null);
  /** What went wrong with the newest request, one sentence. */
  fault = $state.raw<string | null>(null);
  /** Pictures so far, for measuring. */
  frames = 0;

  private wanted: WorkbenchDocument | null = null;
  private running: { readonly stop: AbortController; readonly began: number } | null = null;
  private lastRequest = -Infinity;
  private movingUntil = -Infinity;
  private readonly pace = new FramePace();
  private cancelled = false;
  /** Ends the wait for the end of a movement. */
  private wake: (() => void) | null = null;

  /** @param settingsOf which settings of a view it shows (those of the second map, say). */
  constructor(
    private readonly engine: Engine,
    private readonly settingsOf: (view: View) => View['settings'] = (view) => view.settings,
  ) {}

  /** Shows this document as soon as it can; what was asked before is dropped. */
  request(document: WorkbenchDocument): void {
    const now = performance.now();
    if (now - this.lastRequest < moving_ms) this.movingUntil = now + moving_ms;
    this.lastRequest = now;
    this.wanted = document;
    this.cancelled = false;
    // Untracked: an effect that asks must not depend on the picture that it gets.
    if (this.running === null) void untrack(() => this.loop());
    else if (now - this.running.began > patience_ms) this.running.stop.abort();
    this.wake?.();
  }

  /** Gives up what is being computed; the last picture stays. */
  cancel(): void {
    this.cancelled = true;
    this.wanted = null;
    this.running?.stop.abort();
    this.wake?.();
  }

  private async loop(): Promise<void> {
    while (this.wanted !== null && !this.cancelled) {
      const document = this.wanted;
      this.wanted = null;
      const stop = new AbortController();
      this.running = { stop, began: performance.now() };
      try {
        await this.run(document, stop.signal);
        this.fault = null;
      } catch (error) {
        if (!stop.signal.aborted) this.fault = error instanceof Error ? error.message : String(error);
      }
      this.running = null;
      this.progress = null;
    }
  }

  private async run(document: WorkbenchDocument, signal: AbortSignal): Promise<void> {
    const { view } = document;
    const settings = engineSettings(this.settingsOf(view));
    const began = performance.now();
    const full = view.grid;
    const key = this.kindOf(view, settings);
    const moving = began < this.movingUntil;
    if (!this.pace.knows(key) || this.frame === null) {
      const side = Math.min(firstSide, full[0], full[1]);
      await this.compute(document, settings, [side, side], began, signal);
      if (this.wanted !== null) return;
    } else if (moving) {
      const affordable = this.pace.affordable(key, full);
      await this.compute(document, settings, affordable, began, signal);
      if (affordable[0] === full[0] && affordable[1] === full[1]) return;
      if (await this.movesOn(signal)) return;
    }
    await this.compute(document, settings, full, began, signal);
  }

  /** Waits until nothing moves any more; true when there is something newer to show. */
  private async movesOn(signal: AbortSignal): Promise<boolean> {
    if (this.wanted === null && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, Math.max(0, this.movingUntil - performance.now()));
      });
      this.wake = null;
    }
    return this.wanted !== null || signal.aborted;
  }

  private async compute(
    { study, view }: WorkbenchDocument,
    settings: Settings,
    grid: readonly [number, number],
    began: number,
    signal: AbortSignal,
  ): Promise<void> {
    const model = modelOf(study);
    const [x, y] = view.axes.map(({ name, range }, i) => makeAxis(model, name, range, grid[i]));
    const kind = parsePlotKind(view.show, model);
    const derivatives = needsDerivatives(kind);
    const start = this.warmStart(study, view, grid);
    const since = performance.now();
    const map = await computeMap(study, x, y, settings, {
      // The first picture does not wait for workers to start.
      kernel:
        this.frame === null && !derivatives && x.values.length <= firstSide ? this.engine.local : this.engine.kernel,
      derivatives,
      shares: kind.kind === 'selectivity',
      signal,
      ...(start === null ? {} : { start }),
      onProgress: (done, total) => {
        if (performance.now() - since > 250) this.progress = done / total;
      },
    });
    const { status } = map.evaluation.solutions;
    const counts = { total: status.length, masked: 0, failed: 0 };
    for (const s of status) {
      if (s === masked) counts.masked++;
      else if (s !== converged) counts.failed++;
    }
    this.pace.learn(this.kindOf(view, settings), performance.now() - since, status.length);
    const sharp = grid[0] === view.grid[0] && grid[1] === view.grid[1];
    this.frames++;
    this.frame = { map, study, view, elapsed_ms: performance.now() - began, sharp, counts };
  }

  /** Coverages of the same pixels in the picture before, when those are the same surfaces. */
  private warmStart(study: Study, view: View, grid: readonly [number, number]): Float64Array | null {
    const before = this.frame;
    if (before?.study.mechanism !== study.mechanism || before.study.energetics !== study.energetics) return null;
    const { x, y, evaluation } = before.map;
    const same = x.values.length === grid[0] && y.values.length === grid[1];
    const [ax, ay] = view.axes;
    const [bx, by] = before.view.axes;
    const unmoved = JSON.stringify([ax, ay]) === JSON.stringify([bx, by]);
    return same && unmoved ? evaluation.solutions.lnCoverage : null;
  }

  private kindOf(view: View, settings: Settings): string {
    return `${view.show.split(':')[0]} ${settings.time ?? ''}`;
  }
}
