import type { Study } from '../study';
import { outsideRanges } from '../thermo';
import { thermalModels } from './thermalTerm';

/** A gas whose polynomials are extrapolated. */
export interface ExtrapolatedGas {
  readonly species: string;
  /** Temperatures outside [K]: the lowest and the highest of those asked for. */
  readonly from: number;
  readonly to: number;
  /** The ranges, as `298 to 1300 K`. */
  readonly held: string;
}

/** Gases with a Shomate equation or NASA polynomials that do not hold at some of the temperatures [K]. */
export function extrapolatedGases(study: Study, temperatures: Iterable<number>): readonly ExtrapolatedGas[] {
  const asked = [...new Set(temperatures)].filter((T) => T > 0 && T < Infinity);
  return Object.entries(thermalModels(study)).flatMap(([species, model]) => {
    if (model.kind !== 'shomate' && model.kind !== 'nasa-7') return [];
    const { ranges } = model;
    const outside = asked.filter((T) => outsideRanges(ranges, T));
    if (outside.length === 0) return [];
    const held = ranges.map(({ from_K, to_K }) => `${from_K} to ${to_K} K`).join(', ');
    return [{ species, from: Math.min(...outside), to: Math.max(...outside), held }];
  });
}

/** What is to say of it. */
export function extrapolationText({ species, from, to, held }: ExtrapolatedGas): string {
  const at = from === to ? `${from} K` : `${from} to ${to} K`;
  return `the thermochemistry of ${species} holds for ${held} and is extrapolated to ${at}`;
}
