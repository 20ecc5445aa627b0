import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const whole = v.pipe(number, v.integer(), v.minValue(1));
const frequencies = v.pipe(v.array(positive), v.description('Wavenumbers of the vibrations, 1/cm.'));
const lowest = v.pipe(positive, v.description('Modes below this wavenumber, 1/cm, are raised to it.'));
const heating298 = v.pipe(
  positive,
  v.description('Heating from 0 to 298.15 K, kJ/mol; 298.15 K times Cp there when absent.'),
);

function ranges(coefficients: number) {
  return v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          from_K: positive,
          to_K: positive,
          coefficients: v.pipe(v.array(number), v.length(coefficients)),
        }),
        v.check(({ from_K, to_K }) => from_K < to_K, 'an ascending range'),
      ),
    ),
    v.minLength(1),
  );
}

/** How the thermal part of one species' free energy is modelled. */
export const thermalModelSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('frozen'), frequencies_cm: v.optional(frequencies) }),
  v.strictObject({
    kind: v.literal('fixed-entropy'),
    entropy_eV_per_K: number,
    heating_eV: v.optional(number),
    frequencies_cm: v.optional(frequencies),
  }),
  v.strictObject({
    kind: v.literal('ideal-gas'),
    mass_amu: positive,
    rotationalTemperatures_K: v.pipe(
      v.array(positive),
      v.check((list) => [0, 1, 3].includes(list.length), 'no (atom), one (linear) or three temperatures'),
    ),
    symmetry: whole,
    multiplicity: whole,
    frequencies_cm: frequencies,
    centrifugal_per_K: v.optional(
      v.pipe(
        positive,
        v.description('Stretching by rotation: 1 + this times T multiplies the rotational partition function.'),
      ),
    ),
  }),
  v.strictObject({
    kind: v.literal('shomate'),
    ranges: ranges(8),
    extrapolated: v.optional(
      v.pipe(v.boolean(), v.description('Extrapolate each range to 298.15 K for its enthalpy there, as CatMAP does.')),
    ),
    heating298_kJ_per_mol: v.optional(heating298),
    frequencies_cm: v.optional(frequencies),
  }),
  v.strictObject({
    kind: v.literal('nasa-7'),
    ranges: ranges(7),
    heating298_kJ_per_mol: v.optional(heating298),
    frequencies_cm: v.optional(frequencies),
  }),
  v.strictObject({ kind: v.literal('harmonic'), frequencies_cm: frequencies, lowest_cm: v.optional(lowest) }),
  v.strictObject({
    kind: v.literal('hindered'),
    mass_amu: positive,
    translationBarrier_eV: positive,
    siteDistance_m: positive,
    rotationBarrier_eV: positive,
    inertia_amuA2: positive,
    minima: whole,
    symmetry: whole,
    frequencies_cm: frequencies,
    lowest_cm: v.optional(lowest),
  }),
  v.strictObject({
    kind: v.literal('combination'),
    of: v.pipe(v.record(v.string(), number), v.description('Weights of the thermal parts of other species.')),
  }),
]);
