/** Values that replace the study's own at every point; `time` may be Infinity for the steady state. */
export type Settings = Readonly<Record<string, number>>;
