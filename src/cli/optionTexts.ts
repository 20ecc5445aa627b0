/** Gathers the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Exit codes of commands that evaluate points, for their help. */
export const exitCodes = '\nExit codes: 0 ok, 1 some points failed, 2 bad input, 3 internal fault.';
