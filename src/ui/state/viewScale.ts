import type { ScaleChoice } from '../../plots';
import type { View } from './view';

/** What a map draws: a quantity, the difference of two maps of it, or one of an ensemble. */
export type Drawn = 'map' | 'difference' | 'ensemble';

/** Colours of one quantity, as a view holds them. */
export type ViewScale = NonNullable<View['scales']>[string];

/** Name of what is drawn among the scales of a view: each quantity has one of its own. */
export function scaleName(view: View, drawn: Drawn): string {
  if (drawn === 'ensemble') return `ensemble ${view.uncertainty?.show ?? ''}`;
  return drawn === 'difference' ? `difference ${view.show}` : view.show;
}

/** The colours chosen for what is drawn; undefined where they are the usual ones. */
export function scaleOf(view: View, drawn: Drawn): ScaleChoice | undefined {
  return view.scales?.[scaleName(view, drawn)];
}

/** The change of a view that gives one quantity these colours; none are those that it has by itself. */
export function scaleChange({ scales = {} }: View, name: string, choice: ViewScale): Pick<View, 'scales'> {
  const others = Object.entries(scales).filter(([other]) => other !== name);
  return { scales: Object.fromEntries(Object.keys(choice).length === 0 ? others : [...others, [name, choice]]) };
}
