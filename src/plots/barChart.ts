/** One bar. */
export interface Bar {
  readonly label: string;
  /** On a logarithmic axis ln of the quantity (-Infinity for zero); on a linear one the quantity. NaN for unknown. */
  readonly value: number;
  /** The same before a change, drawn as a hollow bar behind; absent for none. */
  readonly before?: number;
  /** The most that it can be, where that is not the end of the axis; absent for none. */
  readonly of?: number;
}

/** Horizontal bars of one quantity. */
export interface BarChart {
  readonly title: string;
  readonly scale: 'log' | 'linear';
  readonly bars: readonly Bar[];
  /** Ends of the axis in the unit of `value`; smaller values end at a mark on the left end of a logarithmic axis. */
  readonly range: readonly [low: number, high: number];
  /** What was left out, or empty. */
  readonly note: string;
}
