/** Something that `check` has to say about a study. */
export interface Finding {
  /** `error`: the study cannot be computed. `warning`: its numbers deserve distrust. `note`: worth knowing. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Which check speaks, e.g. `cycle-not-closed`. */
  readonly check: string;
  /** Place in the study. */
  readonly path: string;
  readonly message: string;
  /** Figures behind the message. */
  readonly data?: Readonly<Record<string, unknown>>;
}
