import { InvalidInput } from '../base';
import type { Study } from '../study';
import { referenceNames } from './referenceNames';
import { energyUnits, headerUnit, unitSize_eV, type EnergyUnit } from './energyUnit';
import type { BindingSign, Choice, ColumnRequest, EnergyReading } from './surfaceTable';

/** What a text says about all its energies at once, in the comment line of `writeSurfaces`. */
export interface StatedEnergies {
  readonly unit: EnergyUnit;
  readonly sign: BindingSign;
}

type Descriptor = Study['descriptors'][number];

/** Values [eV] up to this median magnitude are taken for eV. */
const largestPlain_eV = 15;
/** How far outside the descriptor's range [eV] a value may lie that still tells its unit. */
const unitMargin_eV = 0.5;
const nearlyAll = 0.9;

/**
 * How a column of energies is read. The unit is the caller's, the header's, or the one that puts most values near the
 * descriptor's range; the sign is turned when nearly all values are positive although the range is not.
 *
 * @param values finite numbers of the column, or a sample of them.
 */
export function energyReading(
  header: string,
  descriptor: Descriptor,
  values: readonly number[],
  request: ColumnRequest,
  stated: StatedEnergies | null,
): EnergyReading {
  const { shift_eV = 0, reference = 'study' } = request;
  if (!Number.isFinite(shift_eV))
    throw new InvalidInput({ name: 'shift_eV', got: shift_eV, expected: 'a finite number of eV', where: header });
  const unit = unitChoice(header, descriptor, values, request.unit, stated);
  const sign = signChoice(header, descriptor, values, request, stated);
  return { unit, sign, reference, shift_eV };
}

/** Value [eV, more negative = stronger, relative to the study's reference] of a number in the text. */
export function energyIn_eV(value: number, { unit, sign, shift_eV }: EnergyReading): number {
  const size = unitSize_eV[unit.value] * (sign.value === 'positive-stronger' ? -1 : 1);
  return value * size + shift_eV + 0;
}

function unitChoice(
  header: string,
  descriptor: Descriptor,
  values: readonly number[],
  asked: EnergyUnit | undefined,
  stated: StatedEnergies | null,
): Choice<EnergyUnit> {
  if (asked !== undefined) return { value: asked, sureness: 'given', reason: 'chosen' };
  const { unit } = headerUnit(header);
  if (unit !== null) return { value: unit, sureness: 'sure', reason: `the header says ${unit}` };
  if (stated !== null) return { value: stated.unit, sureness: 'sure', reason: 'a comment line says so' };
  if (values.length === 0) return { value: 'eV', sureness: 'guess', reason: 'there are no values to tell' };
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)];
  const half = `half of the values are above ${Number(median.toPrecision(3))}`;
  if (median <= largestPlain_eV) {
    return { value: 'eV', sureness: 'likely', reason: `no unit is named and values of this size are usual for eV` };
  }
  const shares = energyUnits.map((name) => ({
    name,
    share: Math.max(
      ...[1, -1].map((sign) => fittingShare(values, sign * unitSize_eV[name], descriptor.range, unitMargin_eV)),
    ),
  }));
  // kJ/mol before kcal/mol before meV where several fit alike, by how common they are in tables of energies this large.
  const ranked = (['kJ/mol', 'kcal/mol', 'meV'] as const).map((name) => shares.find((s) => s.name === name)!);
  const best = ranked.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share < 0.5) return { value: 'eV', sureness: 'guess', reason: `${half}, which fits no unit` };
  return { value: best.name, sureness: 'guess', reason: `${half}, which fits ${descriptor.name} in ${best.name}` };
}

function signChoice(
  header: string,
  descriptor: Descriptor,
  values: readonly number[],
  request: ColumnRequest,
  stated: StatedEnergies | null,
): Choice<BindingSign> {
  if (request.sign !== undefined) return { value: request.sign, sureness: 'given', reason: 'chosen' };
  const words = /(negative|positive)\s*=\s*stronger/i.exec(header)?.[1].toLowerCase();
  if (words !== undefined) {
    const value = words === 'negative' ? 'negative-stronger' : 'positive-stronger';
    return { value, sureness: 'sure', reason: 'the header says so' };
  }
  if (stated !== null) return { value: stated.sign, sureness: 'sure', reason: 'a comment line says so' };
  const positive = values.filter((value) => value > 0).length / values.length;
  if (!(positive >= nearlyAll)) {
    const reason = values.length === 0 ? 'there are no values to tell' : 'not nearly all values are positive';
    return { value: 'negative-stronger', sureness: 'likely', reason };
  }
  const percent = `${Math.floor(100 * positive)} % of the values are positive`;
  const [low, high] = descriptor.range;
  if (request.reference !== undefined && request.reference !== 'study') {
    const reason = `${percent}, as they may be relative to ${referenceNames[request.reference]}`;
    return { value: 'negative-stronger', sureness: 'guess', reason };
  }
  if (high > 0) {
    const reason = `${percent}, as they may be in a range from ${low} to ${high} eV`;
    return { value: 'negative-stronger', sureness: 'guess', reason };
  }
  const reason = `${percent}, and the study's range is ${low} to ${high} eV`;
  return { value: 'positive-stronger', sureness: 'likely', reason };
}

/** Share of the values that, times `size_eV`, lie within `margin_eV` of a range. */
export function fittingShare(
  values: readonly number[],
  size_eV: number,
  [low, high]: readonly [number, number],
  margin_eV: number,
): number {
  const fits = (energy: number): boolean => energy >= low - margin_eV && energy <= high + margin_eV;
  return values.filter((value) => fits(value * size_eV)).length / values.length;
}
