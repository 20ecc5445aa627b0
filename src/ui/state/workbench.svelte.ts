import { interactsIn, modelOf, type Model, type Settings } from '../../screening';
import { severalStatesPossible } from '../../mechanism';
import type { Study } from '../../study';
import { onScale } from './conditionControls';
import { beginHistory, changed, redone, settled, undone, type History } from './history';
import { homeRange } from './homeRange';
import { samePin } from './samePin';
import { newSheet, type Sheet } from './sheet';
import { defaultView, mostPins, requireView, type AxisView, type Pin, type View } from './view';

/** What undo moves through, links carry and files hold. */
export interface WorkbenchDocument {
  readonly study: Study;
  readonly view: View;
}

/** A document and the sheet that it is a version of. */
interface Version {
  readonly document: WorkbenchDocument;
  readonly sheet: Sheet;
}

/** The document that the page works on, and how it changes. Every change can be undone. */
export class Workbench {
  private history = $state.raw<History<Version>>(null!);
  /** What went wrong last, or a word on what happened; one sentence, shown in the status line. */
  notice = $state.raw<string | null>(null);
  readonly document: WorkbenchDocument = $derived(this.history.present.document);
  /** What the document is a version of; changes when another study opens and when undo leads back. */
  readonly sheet: Sheet = $derived(this.history.present.sheet);
  readonly study: Study = $derived(this.document.study);
  readonly view: View = $derived(this.document.view);
  readonly model: Model = $derived(modelOf(this.study));
  /** Whether a mechanism of this kind can have several steady states. */
  readonly mayHaveSeveral: boolean = $derived(severalStatesPossible(this.model.mechanism) || interactsIn(this.study));
  readonly canUndo: boolean = $derived(this.history.past.length > 0);
  readonly canRedo: boolean = $derived(this.history.future.length > 0);

  constructor(study: Study, view: View = defaultView(study), sheet: Sheet = newSheet()) {
    this.history = beginHistory({ document: { study, view }, sheet });
  }

  /** Settings as the engine takes them. */
  get settings(): Settings {
    return engineSettings(this.view.settings);
  }

  /**
   * Changes the view; what is there already is no change. @param gesture changes in a row of the same gesture are undone together.
   * @throws InvalidInput for a view that the study cannot show; nothing has changed then.
   */
  show(change: Partial<View>, gesture: string | null = null): void {
    if (changesNothing(change, this.view)) return;
    const view = { ...this.view, ...change };
    requireView(view, this.model);
    this.change({ study: this.study, view }, gesture);
  }

  /** Sets a condition; undefined goes back to the study's own value. `time` null is the steady state. */
  set(name: string, value: number | null | undefined, gesture: string | null = `set ${name}`): void {
    const others = without(this.view.settings, name);
    this.show({ settings: value === undefined ? others : { ...others, [name]: value } }, gesture);
  }

  /** Sets the range of the axes, horizontal and vertical. */
  zoom(x: AxisView['range'], y: AxisView['range'], gesture: string | null = 'zoom'): void {
    const [ax, ay] = this.view.axes;
    this.show(
      {
        axes: [
          { ...ax, range: x },
          { ...ay, range: y },
        ],
      },
      gesture,
    );
  }

  /**
   * Lets an axis run over another variable. A descriptor that is no axis any more keeps the middle of its range; picking
   * the variable of the other axis swaps both.
   */
  pickAxis(which: 0 | 1, name: string): void {
    const { axes, settings, compare } = this.view;
    const before = axes[which];
    if (before.name === name) return;
    const swap = axes[1 - which].name === name;
    const now = swap ? axes[1 - which] : { name, range: this.rangeOf(name, before) };
    const other = swap ? before : axes[1 - which];
    const kept = !swap && this.study.descriptors.some((d) => d.name === before.name);
    const middle = Number(((before.range[0] + before.range[1]) / 2).toPrecision(3));
    const fitting = (all: View['settings']): View['settings'] => {
      const free = without(
        all,
        name,
        ...(name.startsWith('U') ? ['U', 'U_RHE', 'U_SHE'] : []),
        ...(name.startsWith('lg_') ? [name.slice(3)] : []),
      );
      return kept ? { ...free, [before.name]: middle } : free;
    };
    this.show({
      axes: which === 0 ? [now, other] : [other, now],
      settings: fitting(settings),
      compare: compare === null ? null : fitting(compare),
      cut: null,
    });
  }

  /** Range that an axis takes in place of another one: of the potential the same on the other scale, where pH is one value. */
  private rangeOf(name: string, before: AxisView): AxisView['range'] {
    const scales = [before.name, name].map((variable) => /^U_(RHE|SHE)$/.exec(variable)?.[1]);
    const to = scales[1] === 'RHE' || scales[1] === 'SHE' ? scales[1] : null;
    const oneAcid = this.view.axes.every((axis) => axis.name !== 'pH' && axis.name !== 'T');
    if (scales[0] === undefined || to === null || !oneAcid) return homeRange(this.model, name);
    const turned = (value: number): number => Number(onScale(value, to, this.model, this.view).toPrecision(4));
    return [turned(before.range[0]), turned(before.range[1])];
  }

  /** Goes back to the ranges that the axes have by themselves. */
  resetZoom(): void {
    const [x, y] = this.view.axes.map(({ name }) => homeRange(this.model, name));
    this.zoom(x, y, null);
  }

  /** Pins a point; the oldest pin goes when there are four, which is said. */
  pin(pin: Pin): void {
    const others = this.view.pins.filter((other) => !samePin(other, pin));
    this.show({ pins: [...others, pin].slice(-mostPins) });
    if (others.length < mostPins) return;
    const [oldest] = others;
    const name = oldest.kind === 'candidate' ? `, ${oldest.name},` : '';
    this.notice = `${mostPins} points stay pinned: the oldest${name} gave way; undo brings it back.`;
  }

  /** Takes a pin away where there is the same. */
  unpinSame(pin: Pin): void {
    const index = this.view.pins.findIndex((other) => samePin(other, pin));
    if (index >= 0) this.unpin(index);
  }

  unpin(index: number): void {
    this.show({ pins: this.view.pins.filter((_, i) => i !== index) });
  }

  /** Replaces parts of the study (candidates, say); the view stays. @throws InvalidInput when the result does not hold together. */
  edit(change: Partial<Study>, gesture: string | null = null): void {
    const study = { ...this.study, ...change };
    requireView(this.view, modelOf(study));
    this.change({ study, view: this.view }, gesture);
  }

  /** Opens another document; undo leads back. @param sheet where it is a version of one that was open before. */
  open(study: Study, view: View = defaultView(study), sheet: Sheet = newSheet()): void {
    requireView(view, modelOf(study));
    this.history = changed(this.history, { document: { study, view }, sheet });
    // What was said was about the document before.
    this.notice = null;
  }

  private change(document: WorkbenchDocument, gesture: string | null): void {
    this.history = changed(this.history, { document, sheet: this.sheet }, gesture);
  }

  /** Ends a gesture, such as when the pointer is lifted. */
  settle(): void {
    this.history = settled(this.history);
  }

  /** Where the document and its history stand. @returns what leads back there, as though nothing had been done since. */
  bookmark(): () => void {
    const { history } = this;
    return () => (this.history = history);
  }

  /** Goes a step back. What was said last was of what is taken back, or offered to. */
  undo(): void {
    if (this.canUndo) this.notice = null;
    this.history = undone(this.history);
  }

  redo(): void {
    if (this.canRedo) this.notice = null;
    this.history = redone(this.history);
  }
}

/** Settings of a view as the engine takes them: the steady state is an infinite time. */
export function engineSettings(settings: View['settings']): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? Infinity]));
}

function changesNothing(change: Partial<View>, { ...view }: View): boolean {
  const now = Object.entries<unknown>(view);
  return Object.entries(change).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(now.find(([known]) => known === name)?.[1]),
  );
}

function without(settings: View['settings'], ...names: readonly string[]): View['settings'] {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
}
