/** Points prepared together: their rate constants stay in the nearest caches while pairs of them are iterated. */
export const blockPoints: i32 = 64;

/** Codes of the contract's statuses, and those that only live while a batch is solved. */
export const converged: u8 = 0;
export const masked: u8 = 1;
export const stalled: u8 = 2;
export const notFinite: u8 = 3;
/** To be iterated in pairs. */
export const pending: u8 = 4;
/** To be solved singly, by the engine that scales every flux. */
export const careful: u8 = 5;
/** Other rate constants vanish than in the program: the host compiles another one and asks again. */
export const otherPattern: u8 = 6;
