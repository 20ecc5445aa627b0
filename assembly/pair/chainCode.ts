import { codeAt } from '../layout';

/*
 * What the host generates for a mechanism (see its `chainCode` and `solveCode`): functions without loops that work on
 * slots at fixed addresses. They stand in this order in the table of functions.
 */

/** Stationary occupations of the chains, from rate constants and the occupations of partners. */
// @ts-ignore: decorator
@inline
export function weighPair(): void {
  call_indirect<void>(codeAt);
}

/** Likewise, and derivatives of the partners' residuals: Newton's matrix. */
// @ts-ignore: decorator
@inline
export function tangentPair(): void {
  call_indirect<void>(codeAt + 1);
}

/** Newton's step from its matrix and the residuals. */
// @ts-ignore: decorator
@inline
export function solvePair(): void {
  call_indirect<void>(codeAt + 2);
}

/** Gross fluxes at all occupations, the smallest of them, and how well in- and outflow of every state agree. */
// @ts-ignore: decorator
@inline
export function fluxesPair(): void {
  call_indirect<void>(codeAt + 3);
}
