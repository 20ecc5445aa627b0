import { setPotentialScale } from './setPotentialScale';
import type { View, ViewSettings } from './view';
import type { Workbench, WorkbenchDocument } from './workbench.svelte';

/** Which of two maps side by side the conditions belong to. */
export type WhichMap = 'first' | 'second';

/** The conditions of one of the maps, and how they change. Every change can be undone. */
export interface ConditionTarget {
  /** The view as this map shows it. */
  readonly view: View;
  /** Sets a condition; undefined goes back to the study's own value, `time` null is the steady state. @throws InvalidInput */
  readonly set: (name: string, value: number | null | undefined, gesture: string | null) => void;
  /** Gives the potential on the other scale; the picture stays the same. */
  readonly setScale: (scale: 'RHE' | 'SHE') => void;
  /** Ends a gesture. */
  readonly settle: () => void;
}

/** The document as one of the maps shows it; the present one for the first, so that it is known again. */
export function documentOf(workbench: Workbench, which: WhichMap): WorkbenchDocument {
  const { document, study } = workbench;
  return which === 'first' || document.view.compare === null
    ? document
    : { study, view: conditionTarget(workbench, which).view };
}

/** The conditions of the first map, or of the second one when there are two. */
export function conditionTarget(workbench: Workbench, which: WhichMap): ConditionTarget {
  const { view, model } = workbench;
  const second = which === 'second' && view.compare !== null;
  const own = second ? { ...view, settings: view.compare } : view;
  const apply = (settings: ViewSettings, gesture: string | null): void =>
    workbench.show(second ? { compare: settings } : { settings }, gesture);
  return {
    view: own,
    set: (name, value, gesture) => {
      const others = Object.fromEntries(Object.entries(own.settings).filter(([other]) => other !== name));
      apply(value === undefined ? others : { ...others, [name]: value }, gesture);
    },
    setScale: (scale) => apply(setPotentialScale(model, own, scale), null),
    settle: () => workbench.settle(),
  };
}
