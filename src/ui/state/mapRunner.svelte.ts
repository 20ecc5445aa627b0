import { faultText } from '../../base';
import { untrack } from 'svelte';
import { needsDerivatives, parsePlotKind } from '../../plots';
import { computeMap, modelOf, statusCounts, type StatusCounts, type StudyMap } from '../../screening';
import type { Study } from '../../study';
import { blockOrder } from '../../workers';
import type { Engine } from './engine';
import { FramePace } from './framePace';
import { GridStages, isSlow, usualFirst, type Grid } from './gridStages';
import { KeptAxes } from './keptAxes';
import { engineSettings, type WorkbenchDocument } from './workbench.svelte';
import type { View } from './view';
import { viewSearch } from './viewSearch';

/** A finished picture: a map and how it came about. */
export interface MapFrameResult {
  readonly map: StudyMap;
  readonly study: Study;
  readonly view: View;
  /** Milliseconds from the request to the result. */
  readonly elapsed_ms: number;
  /** False while a finer one, or one with points that take long, is on its way. */
  readonly sharp: boolean;
  /** True while pictures follow each other: the next one comes at once. */
  readonly moving: boolean;
  readonly counts: StatusCounts;
  /** Backend that solved it; null for more than one. */
  readonly backend: string | null;
}

/** A change this soon after the last one is a movement [ms]. */
const moving_ms = 150;
/** A run that takes longer than this gives way to a newer request [ms]; a shorter one is let end, so that there is always news. */
const patience_ms = 60;
/** A document on its way to its sharp picture. */
interface Task {
  readonly document: WorkbenchDocument;
  readonly began: number;
  /** Pixels of its last picture, 0 before it has been worked on. */
  pixels: number;
  /** Whether nothing is left to compute. */
  sharp: boolean;
}

/** A piece of work: a map of so many pixels, or none while waiting for the end of a movement. */
interface Step {
  readonly task: Task;
  /** Kind of map that shares its pace. */
  readonly key: string;
  readonly grid: Grid | null;
  readonly role: 'first' | 'moving' | 'rest' | 'settle' | 'last';
}

/** Keeps the map of the newest document: coarse at first or while it moves, then sharp. */
export class MapRunner {
  /** The last good picture; null before the first. */
  frame = $state.raw<MapFrameResult | null>(null);
  /** Share done of a run that takes long, or null. */
  progress = $state.raw<number | null>(null);
  /** What went wrong with the newest request, one sentence. */
  fault = $state.raw<string | null>(null);
  /** The document with which that was: no picture of it will come. */
  refused = $state.raw<WorkbenchDocument | null>(null);
  /** The document that was given up when told to: no picture of it will come unless it is asked for again. */
  cancelled = $state.raw<WorkbenchDocument | null>(null);
  /** Pictures so far, for measuring. */
  frames = 0;

  private wanted: WorkbenchDocument | null = null;
  /** What is worked on until its sharp picture is there. */
  private task: Task | null = null;
  /** The newest picture, shown or about to be. */
  private latest: MapFrameResult | null = null;
  /** A picture of a movement that has just given way to another one. */
  private retired: MapFrameResult | null = null;
  /** Pictures that somebody goes on reading. */
  private readonly held = new WeakSet<MapFrameResult>();
  private running: { readonly stop: AbortController; readonly began: number } | null = null;
  private lastRequest = -Infinity;
  private movingUntil = -Infinity;
  private readonly pace = new FramePace();
  private readonly stages = new GridStages();
  private readonly axes = new KeptAxes();
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
    this.cancelled = null;
    // Untracked: an effect that asks must not depend on the picture that it gets.
    if (this.running === null) void untrack(() => this.loop());
    else if (now - this.running.began > patience_ms) this.running.stop.abort();
    this.wake?.();
  }

  /** Gives up what is being computed, or is about to be; the last picture stays. Nothing where nothing is. */
  cancel(): void {
    const document = this.wanted ?? (this.task?.sharp === false ? this.task.document : null);
    if (document === null) return;
    this.cancelled = document;
    this.fault = null;
    this.refused = null;
    this.wanted = null;
    this.task = null;
    this.running?.stop.abort();
    this.wake?.();
  }

  /**
   * A picture of a movement belongs to this runner: the memory of its map is used again soon after another picture is shown.
   * Who reads it for longer says so here.
   */
  hold(frame: MapFrameResult): void {
    this.held.add(frame);
  }

  /** While a map is solved the one before it is painted: both take about as long. */
  private async loop(): Promise<void> {
    let made: MapFrameResult | null = null;
    for (let step = this.next(); step !== null; step = this.next()) {
      const stop = new AbortController();
      this.running = { stop, began: performance.now() };
      const work = this.attempt(step, stop.signal);
      if (made !== null) {
        // Painted in a task of its own: what came of the pointer meanwhile is heard in between.
        await new Promise((resolve) => setTimeout(resolve, 0));
        this.show(made);
      }
      made = await work;
      this.running = null;
      this.progress = null;
    }
    this.show(made);
  }

  private show(made: MapFrameResult | null): void {
    if (made === null) return;
    this.frames++;
    const before = untrack(() => this.frame);
    this.frame = made;
    if (before?.moving !== true || before.map === made.map) return;
    // One picture later: what draws still had a turn with this one.
    if (this.retired !== null) this.reuse(this.retired);
    this.retired = before;
  }

  private reuse(frame: MapFrameResult): void {
    if (!this.held.has(frame)) this.engine.kernel.recycle?.(frame.map.evaluation.solutions);
  }

  /** What is to be done next; null for nothing. */
  private next(): Step | null {
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null) this.task = { document: wanted, began: performance.now(), pixels: 0, sharp: false };
    const { task } = this;
    if (task === null) return null;
    const { view, study } = task.document;
    const full = view.grid;
    const key = this.kindOf(study, view);
    const moving = performance.now() < this.movingUntil;
    if (task.pixels > 0 && moving) return { task, key, grid: null, role: 'rest' };
    if (task.sharp) return { task, key, grid: null, role: 'settle' };
    if (moving && this.stages.knows(key)) {
      return { task, key, grid: this.pace.affordable(key, full), role: 'moving' };
    }
    const slow = isSlow(modelOf(study)) || (this.settingsOf(view).time ?? null) !== null;
    const grid = this.stages.next(key, full, task.pixels, slow);
    return { task, key, grid, role: grid[0] === full[0] && grid[1] === full[1] ? 'last' : 'first' };
  }

  /** Makes the picture of a step; null when there is none to show. */
  private async attempt(step: Step, signal: AbortSignal): Promise<MapFrameResult | null> {
    const { task, key, grid, role } = step;
    if (role === 'settle') {
      this.task = null;
      return this.latest === null ? null : { ...this.latest, moving: false };
    }
    if (grid === null) {
      await this.rest();
      return null;
    }
    const since = performance.now();
    try {
      const made = await this.compute(task, grid, role, signal);
      const spent_ms = performance.now() - since;
      const { grid: full } = task.document.view;
      task.pixels = made.counts.total;
      if (!this.pace.knows(key)) this.pace.begin(key, spent_ms, made.counts.total / (full[0] * full[1]));
      if (role !== 'moving') this.stages.learn(key, made.counts.total, spent_ms);
      if (role === 'moving') this.pace.learn(key, spent_ms);
      task.sharp = made.sharp;
      if (made.sharp && !made.moving) {
        this.task = null;
        // It was done before the kernel heard of it.
        if (this.cancelled === task.document) this.cancelled = null;
      }
      this.fault = null;
      this.refused = null;
      this.latest = made;
      return made;
    } catch (error) {
      this.task = null;
      if (signal.aborted) {
        if (role === 'moving') this.pace.giveUp(key, performance.now() - since);
      } else {
        this.fault = faultText(error);
        this.refused = task.document;
      }
      return null;
    }
  }

  /** Waits until nothing moves any more, or there is something newer to show. */
  private async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, Math.max(0, this.movingUntil - performance.now()));
    });
    this.wake = null;
  }

  private async compute(
    { document: { study, view }, began }: Task,
    grid: readonly [number, number],
    role: Step['role'],
    signal: AbortSignal,
  ): Promise<MapFrameResult> {
    const model = modelOf(study);
    const settings = engineSettings(this.settingsOf(view));
    const quick = role === 'moving';
    const wanted = viewSearch(model, view);
    const search = role === 'last' ? wanted : null;
    const [x, y] = this.axes.of(model, view, grid);
    const kind = parsePlotKind(view.show, model);
    const derivatives = needsDerivatives(kind);
    const start = this.warmStart(study, view, grid);
    const since = performance.now();
    // The first picture does not wait for workers to start.
    const alone = this.latest === null && !derivatives && x.values.length <= usualFirst;
    const map = await computeMap(study, x, y, settings, {
      kernel: alone ? this.engine.local : this.engine.kernel,
      derivatives,
      shares: kind.kind === 'selectivity',
      quick,
      order: blockOrder(grid[0] * grid[1]),
      signal,
      ...(start === null ? {} : { start }),
      ...(search === null ? {} : { branches: search }),
      onProgress: (done, total) => {
        if (performance.now() - since > 250) this.progress = done / total;
      },
    });
    const counts = statusCounts(map.evaluation);
    const final = (!quick || counts.failed === 0) && search === wanted;
    const sharp = final && grid[0] === view.grid[0] && grid[1] === view.grid[1];
    return {
      map,
      study,
      view,
      elapsed_ms: performance.now() - began,
      sharp,
      moving: quick,
      counts,
      backend: this.engine.latest(),
    };
  }

  /** Coverages of the same pixels in the picture before, when those are the same surfaces. */
  private warmStart(study: Study, view: View, grid: readonly [number, number]): Float64Array | null {
    const before = this.latest;
    if (before?.study.mechanism !== study.mechanism || before.study.energetics !== study.energetics) return null;
    const { x, y, evaluation } = before.map;
    const same = x.values.length === grid[0] && y.values.length === grid[1];
    const unmoved = JSON.stringify(view.axes) === JSON.stringify(before.view.axes);
    return same && unmoved ? evaluation.solutions.lnCoverage : null;
  }

  private kindOf({ mechanism }: Study, view: View): string {
    return `${String(mechanism)} ${view.show.split(':')[0]} ${this.settingsOf(view).time ?? ''} ${view.grid.join(' ')}`;
  }
}
