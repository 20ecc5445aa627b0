/** Part of the page that a stop points at, as its `data-tour`. */
export type TourPlace = 'map' | 'potential' | 'show' | 'share';

/** A stop of the tour. */
export interface TourStop {
  readonly place: TourPlace;
  readonly title: string;
  /** A few sentences, plain text. */
  readonly text: string;
  /** What the map shows at this stop, and the potential [V vs RHE] there. */
  readonly view: { readonly show: string; readonly U: number };
  /** Surfaces that are marked on the map meanwhile. */
  readonly surfaces?: readonly string[];
}

const activity = (U: number): TourStop['view'] => ({ show: 'activity', U });

/** The nitrate map in three minutes. Numbers are those of the steady state at the conditions of each stop. */
export const tourStops: readonly TourStop[] = [
  {
    place: 'map',
    title: 'A point is a surface',
    text: 'Across runs the binding energy of O, up that of N; weak binding is to the right and at the top. The colour is the rate at which a site consumes nitrate, as a power of ten.',
    view: activity(0.1),
  },
  {
    place: 'map',
    title: 'The volcano ridge',
    text: 'Nitrate gives its oxygen to the surface. Bound too weakly, as on Ag and Au, it does not react. Bound too strongly, O* and N* stay and take the sites. The light ridge lies between.',
    view: activity(0.1),
    surfaces: ['Ag(211)', 'Au(211)'],
  },
  {
    place: 'map',
    title: 'Cu, Rh and Ru',
    text: 'At 0.1 V vs RHE Cu(211) lies near the ridge with NO₂* on most of its sites. Rh(211) and Ru(211), each marked twice as two sets of energies have them, are covered with N* and O*; Ru is seven to eleven decades slower than Cu.',
    view: activity(0.1),
    surfaces: ['Cu(211)', 'Rh(211)', 'Ru(211)'],
  },
  {
    place: 'potential',
    title: 'Move the potential',
    text: 'Now U is −0.2 V. Protons strip O* and N*, and the ridge moves to stronger binding: Ru(211) gains six to seven decades. Rh(211) loses rate, because H* takes its sites. Drag U and watch.',
    view: activity(-0.2),
    surfaces: ['Rh(211)', 'Ru(211)'],
  },
  {
    place: 'show',
    title: 'What forms',
    text: 'The winner is the product that takes most nitrogen. Weak binding stops at NO, strong N binding pairs N* to N₂, and between them lies NH₃. The colour is light where the lead is below a decade.',
    view: { show: 'winner', U: 0.1 },
  },
  {
    place: 'map',
    title: 'Masked is not slow',
    text: 'In the hatched region a barrier that the domain of the study tests would be negative: its lines do not reach so far. It is left out, with the reason on hover. A failed point would be a cross.',
    view: activity(0.1),
  },
  {
    place: 'map',
    title: 'Why a pixel is what it is',
    text: 'Click a surface or a pixel to pin it. Its rates, coverages and the steps that control the rate stand in the details. A pin stays while conditions change, and after the tour.',
    view: activity(0.1),
  },
  {
    place: 'share',
    title: 'Share',
    text: 'A link holds study, conditions and pins: whoever opens it sees this map. The question mark explains the model, its limits and its sources.',
    view: activity(0.1),
  },
];
