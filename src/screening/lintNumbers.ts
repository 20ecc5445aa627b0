import { pathText, type FormInput, type Study } from '../study';
import type { Finding } from './finding';
import { isFit } from './resolveForm';
import { extrapolatedGases, extrapolationText } from './thermalRanges';

/** Energies beyond this [eV] are rarely meant: 20 eV is 1,930 kJ/mol, and a kJ/mol value read as eV is larger still. */
const largestEnergy = 20;

/** Numbers of a study that suggest a wrong unit, a wrong sign or too little data. */
export function lintNumbers(study: Study): readonly Finding[] {
  return [
    ...lintCandidates(study),
    ...lintForms(study),
    ...lintPrefactors(study),
    ...lintSites(study),
    ...lintConditions(study),
    ...lintTemperatures(study),
  ];
}

function lintCandidates(study: Study): readonly Finding[] {
  return study.descriptors.flatMap(({ name, range: [low, high], reference }, d) => {
    const found: Finding[] = [];
    const values = study.candidates.map((c) => c.values[name] ?? NaN);
    const far = values.map((value, i) => ({ value, i })).filter(({ value }) => Math.abs(value) > largestEnergy);
    for (const { value, i } of far) {
      found.push(
        warn(
          'unit-suspicion',
          ['candidates', i, 'values', name],
          `${value} eV is beyond ±${largestEnergy} eV: a value in kJ/mol?`,
        ),
      );
    }
    const finite = values.filter((value) => Math.abs(value) <= largestEnergy);
    const flipped = finite.filter((value) => (value < low || value > high) && -value >= low && -value <= high);
    if (flipped.length > 0 && flipped.length >= finite.length / 2) {
      const message = `${flipped.length} of ${finite.length} candidates have ${name} outside ${low} to ${high} eV but inside with the other sign: more negative must be stronger`;
      found.push(warn('sign-suspicion', ['candidates'], message));
    }
    if (/atom/i.test(reference) && finite.length > 2 && finite.every((value) => Math.abs(value) < 2)) {
      const message = `all ${name} lie within 2 eV of zero, which is usual for ½ X2 or H2O/H2 references, not for "${reference}"`;
      found.push(warn('reference-suspicion', ['descriptors', d, 'reference'], message));
    }
    if (finite.length > 1 && finite.every((value) => value === finite[0])) {
      found.push(warn('no-variance', ['descriptors', d], `every candidate has the same ${name}`));
    }
    return found;
  });
}

function lintForms(study: Study): readonly Finding[] {
  const forms: (readonly [path: readonly (string | number)[], form: unknown])[] = [
    ...Object.entries(study.energetics.energies).map(
      ([name, form]) => [['energetics', 'energies', name], form] as const,
    ),
    ...Object.entries(study.energetics.steps).flatMap(([id, step]) =>
      Object.entries(step)
        .filter(([key]) => ['barrier', 'reverseBarrier', 'energy', 'desorption'].includes(key))
        .map(([key, form]) => [['energetics', 'steps', id, key], form] as const),
    ),
  ];
  return forms.flatMap(([path, form]) => {
    if (isFit(form)) {
      const n = form.fit.points.length;
      return n >= 3
        ? []
        : [
            warn(
              'few-points',
              [...path, 'fit'],
              `a scaling line from ${n} points has no error estimate; at least 3 are needed`,
            ),
          ];
    }
    const constant =
      typeof form === 'number' ? form : (form as Exclude<FormInput, number> as Record<string, unknown>).const;
    return typeof constant === 'number' && Math.abs(constant) > largestEnergy
      ? [warn('unit-suspicion', path, `${constant} eV is beyond ±${largestEnergy} eV: a value in kJ/mol?`)]
      : [];
  });
}

function lintPrefactors(study: Study): readonly Finding[] {
  return Object.entries(study.energetics.steps).flatMap(([id, step]) =>
    step.kind === 'arrhenius' && !(step.prefactor >= 1e3 && step.prefactor <= 1e20)
      ? [
          warn(
            'unit-suspicion',
            ['energetics', 'steps', id, 'prefactor'],
            `a prefactor of ${step.prefactor} 1/s is unusual (1e3 to 1e20)`,
          ),
        ]
      : [],
  );
}

function lintSites({ sites }: Study): readonly Finding[] {
  const total = sites.reduce((sum, { fraction }) => sum + fraction, 0);
  if (Math.abs(total - 1) <= 1e-9) return [];
  const message = `the fractions sum to ${total}, not to 1: rates per site count ${total} sites`;
  return [warn('site-fractions', ['sites'], message)];
}

function lintConditions(study: Study): readonly Finding[] {
  const { T, potential, activities } = study.conditions;
  const found: Finding[] = [];
  if (T < 150) found.push(warn('unit-suspicion', ['conditions', 'T'], `${T} K is low: a value in °C?`));
  if (Math.abs(potential.value) > 5) {
    found.push(
      warn(
        'unit-suspicion',
        ['conditions', 'potential', 'value'],
        `${potential.value} V is beyond ±5 V: a value in mV?`,
      ),
    );
  }
  if (study.outputs.reactant !== 'H+' && (activities[study.outputs.reactant] ?? 0) === 0) {
    found.push(
      warn(
        'no-reactant',
        ['conditions', 'activities', study.outputs.reactant],
        'the reactant has no activity, so nothing reacts',
      ),
    );
  }
  return found;
}

/** Polynomials at the study's temperature, and at the ends of an axis that is one. */
function lintTemperatures(study: Study): readonly Finding[] {
  const axis = study.outputs.axes?.find(({ name }) => name === 'T');
  return extrapolatedGases(study, [study.conditions.T, ...(axis?.range ?? [])]).map((gas) =>
    warn('extrapolated-gas', ['thermochemistry', gas.species], extrapolationText(gas)),
  );
}

function warn(check: string, path: readonly (string | number)[], message: string): Finding {
  return { severity: 'warning', check, path: pathText(path), message };
}
