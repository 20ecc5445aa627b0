import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluateProgram } from '../../src/kinetics/evaluateProgram';
import { parseFormula } from '../../src/mechanism';
import { closeCycles, evaluatePoints, explainPoint, lintStudy, type Evaluation } from '../../src/screening';
import { modelOf, programOf } from '../../src/screening/modelCache';
import { embeddedStudies, embeddedStudy, parseStudy, type EnergyInput, type Study } from '../../src/study';
import { thermalFreeEnergy, thermalParts } from '../../src/thermo';
import { Worst, expectClose } from './close';

type Point = Readonly<Record<string, number>>;

/** Two points of each study, and the temperature at which it is looked at. */
const points: Readonly<Record<string, readonly Point[]>> = {
  no3rr: [
    { E_O: -4.6, E_N: -5.1 },
    { E_O: -4.4, E_N: -4.7 },
  ],
  'co-oxidation': [
    { E_O: 1.62, E_CO: 1.7 },
    { E_O: 0.55, E_CO: 1.34 },
  ],
  'co-oxidation-sites': [
    { E_O: 1.32, E_CO: 1.113 },
    { E_O: 2.11, E_CO: 2.873 },
  ],
  orr: [{ dG_OH: 0.75 }, { dG_OH: 1.1 }],
  her: [{ dG_H: -0.09 }, { dG_H: 0.3 }],
};

async function at(study: Study, rows: readonly Point[]): Promise<Evaluation> {
  const columns = new Map(Object.keys(rows[0]).map((name) => [name, Float64Array.from(rows, (row) => row[name])]));
  return evaluatePoints(study, { count: rows.length, columns }, {}, { kernel: cpuKernel, branches: 'clean' });
}

/** ln(k_f/k_r) of every step at activities of 1. */
function lnEquilibrium(study: Study, point: Point): readonly number[] {
  const model = modelOf(study);
  const { potential, pH, T } = study.conditions;
  const program = programOf(model, T, potential.scale);
  const x = Float64Array.from(program.variables, (name) =>
    name.startsWith('U') ? potential.value : name === 'pH' ? pH : (point[name] ?? 0),
  );
  const lnK = new Float64Array(2 * model.steps.length);
  evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
  return model.steps.map((_, j) => lnK[2 * j] - lnK[2 * j + 1]);
}

/**
 * ln activities and ln coverages with which every step is in equilibrium, by elimination with free unknowns at zero.
 *
 * @returns activities by external, and the largest ln by which some step is not.
 */
function equilibrium(
  study: Study,
  point: Point,
): { readonly a: Readonly<Record<string, number>>; readonly off: number } {
  const { mechanism } = modelOf(study);
  const { externals, states, netExternal, netState } = mechanism;
  const fed = externals.map(({ phase }) => phase === 'gas' || phase === 'solution');
  const rows = lnEquilibrium(study, point).map((lnK, j) => [
    ...externals.map((_, x) => (fed[x] ? netExternal[j * externals.length + x] : 0)),
    ...states.map((_, s) => netState[j * states.length + s]),
    lnK,
  ]);
  const width = externals.length + states.length;
  const pivots: number[] = [];
  // Coverages first, so that activities stay free as far as they can.
  for (const c of [...Array(width).keys()].reverse()) {
    const top = pivots.length;
    const best = rows.findIndex((row, r) => r >= top && Math.abs(row[c]) > 1e-9);
    if (best < 0) continue;
    [rows[top], rows[best]] = [rows[best], rows[top]];
    const head = rows[top][c];
    rows[top] = rows[top].map((value) => value / head);
    rows.forEach((row, r) => {
      if (r !== top && row[c] !== 0) rows[r] = row.map((value, k) => value - row[c] * rows[top][k]);
    });
    pivots.push(c);
  }
  const off = Math.max(0, ...rows.slice(pivots.length).map((row) => Math.abs(row[width])));
  const a: Record<string, number> = {};
  externals.forEach(({ name }, x) => {
    const row = pivots.indexOf(x);
    if (fed[x]) a[name] = row < 0 ? 1 : Math.exp(rows[row][width]);
  });
  return { a, off };
}

/** The study with the energy of every atom of an element moved by `shift` [eV] in every species that holds it. */
function shifted(study: Study, element: string, shift: number): Study {
  const atoms = (name: string): number =>
    name === 'H+'
      ? element === 'H'
        ? 1
        : 0
      : (parseFormula(name.replace(/\*.*$/, '').replace('-', ''))?.[element] ?? 0);
  const move = (name: string, energy: EnergyInput): EnergyInput => {
    const by = shift * atoms(name);
    if (typeof energy === 'number') return energy + by;
    if ('fit' in energy && typeof energy.fit === 'object') {
      return {
        fit: { ...energy.fit, points: energy.fit.points.map((row) => [...row.slice(0, -1), row[row.length - 1] + by]) },
      };
    }
    if ('scaling' in energy && typeof energy.scaling === 'object') {
      const { scaling } = energy;
      const below = Object.entries(scaling.of).reduce((sum, [other, n]) => sum + n * shift * atoms(other), 0);
      if ('points' in scaling) {
        return {
          scaling: { ...scaling, points: scaling.points.map(([x, y]): [number, number] => [x + below, y + by]) },
        };
      }
      return { scaling: { ...scaling, intercept: scaling.intercept + by - scaling.slope * below } };
    }
    const form = energy as Readonly<Record<string, number>>;
    return { ...form, const: (form.const ?? 0) + by };
  };
  const charged = modelOf(study).mechanism.externals.some((species) => species.name === 'H+');
  const protons: Readonly<Record<string, EnergyInput>> = charged ? { 'H+': 0 } : {};
  const energies = Object.fromEntries(
    Object.entries({ ...protons, ...study.energetics.energies }).map(([name, energy]) => [name, move(name, energy)]),
  );
  return { ...study, energetics: { ...study.energetics, energies } };
}

describe.each(embeddedStudies)('%s', (name) => {
  const published = embeddedStudy(name);
  const closed = closeCycles(published).study;

  it('closes every cycle after close, which changes the nitrate set alone', () => {
    expect(lintStudy(closed).filter(({ check }) => check === 'cycle-not-closed')).toEqual([]);
    expect(closed === published).toBe(name !== 'no3rr');
  });

  it('has no net rate in any step where all activities are in equilibrium', async () => {
    for (const point of points[name]) {
      const { a, off } = equilibrium(closed, point);
      expect(off).toBeLessThan(1e-9);
      const row = { ...point, ...Object.fromEntries(Object.entries(a).map(([gas, value]) => [`a_${gas}`, value])) };
      const evaluation = await at({ ...closed, domain: undefined }, [row]);
      expect([...evaluation.solutions.status]).toEqual([0]);
      for (const { equation, lnForward, lnReverse } of explainPoint(evaluation, 0).steps) {
        expectClose(lnForward - lnReverse, 0, 1e-9, equation);
      }
    }
  });

  it('has dG = -S dT for every thermal model', () => {
    const models = published.thermochemistry ?? {};
    const worst = new Worst();
    const G = (species: string, T: number): number =>
      thermalFreeEnergy(thermalParts(models, species, T, published.constants), T);
    for (const species of Object.keys(models)) {
      for (const T of [350, 500, 680]) {
        const h = 1e-3 * T;
        const slope =
          (8 * (G(species, T + h) - G(species, T - h)) - (G(species, T + 2 * h) - G(species, T - 2 * h))) / (12 * h);
        worst.add(slope, -thermalParts(models, species, T, published.constants).entropy, `${species} at ${T} K`);
      }
    }
    expect(Object.keys(models).length > 0).toBe(name.startsWith('co-'));
    if (name.startsWith('co-')) worst.expectWithin(1e-11);
  });

  it('does not depend on the reference of any element', async () => {
    if (Object.keys(published.energetics.energies).length === 0) {
      expect(name).toBe('no3rr');
      return;
    }
    const whole = await at(published, points[name]);
    for (const element of ['H', 'C', 'O']) {
      const moved = await at(parseStudy(shifted(published, element, 0.7321), name), points[name]);
      const worst = new Worst();
      moved.solutions.lnCoverage.forEach((value, i) =>
        worst.add(value, whole.solutions.lnCoverage[i], `coverage ${i}`),
      );
      moved.solutions.lnTof.forEach((value, i) => worst.add(value, whole.solutions.lnTof[i], `TOF ${i}`));
      worst.expectWithin(1e-9);
    }
  });
});

describe('the published nitrate set', () => {
  it('is in equilibrium at no activities', () => {
    expect(equilibrium(embeddedStudy('no3rr'), points.no3rr[0]).off).toBeGreaterThan(1);
  });
});
