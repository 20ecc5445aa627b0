import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../../../src/energetics';
import { explainPoint, type PointExplanation } from '../../../src/screening';
import { evaluatedPoint, lnRateConstants } from '../../../src/screening/explain/evaluatedPoint';
import { thermalEnergy } from '../../../src/thermo';
import { captureBatch } from '../../agreement/captureBatch';
import { expectClose, Worst } from '../../identities/close';
import { evaluated } from '../../identities/evaluated';
import { cases, no3rr } from '../../identities/studyTable';
import { closedCycle, cycleEnergy, cycleStates, langmuir, volcano, volcanoActivity } from '../../identities/toyStudies';

const largest = (terms: readonly number[]): number => terms.reduce((top, t) => Math.max(top, Math.abs(t)), 0);
const total = (terms: readonly number[]): number => terms.reduce((sum, t) => sum + t, 0);

/** Activity of B in equilibrium with A of activity 1. */
const balanced = Math.exp(-cycleEnergy / thermalEnergy(closedCycle().conditions.T));

const producing = cases.filter(({ products }) => products.length > 0);

describe('net rates of the steps', () => {
  it.each(producing.filter(({ name }) => name !== 'one step'))(
    'close the balance of every surface species: $name',
    async ({ study, rows, settings }) => {
      const { evaluation } = await evaluated(study, rows, { settings });
      const { mechanism } = evaluation.model;
      const worst = new Worst();
      for (let p = 0; p < rows.length; p++) {
        const { steps } = explainPoint(evaluation, p);
        mechanism.states.forEach(({ name }, i) => {
          const terms = steps.map(({ net }, j) => mechanism.netState[j * mechanism.states.length + i] * net);
          worst.add(total(terms), 0, `${name} at point ${p}`, largest(terms));
        });
      }
      worst.expectWithin(1e-9);
    },
  );

  it.each(producing)('give the TOFs: $name', async ({ study, rows, settings }) => {
    const results = await evaluated(study, rows, { settings });
    const { mechanism } = results.evaluation.model;
    const worst = new Worst();
    for (let p = 0; p < rows.length; p++) {
      const { steps } = explainPoint(results.evaluation, p);
      mechanism.externals.forEach(({ name }, x) => {
        const terms = steps.map(({ net }, j) => mechanism.netExternal[j * mechanism.externals.length + x] * net);
        worst.add(total(terms), results.tof(p, name), `${name} at point ${p}`, largest(terms));
      });
    }
    worst.expectWithin(1e-9);
  });

  it('have the sign and size of r_+ - r_-', async () => {
    const { evaluation } = await evaluated(volcano(), [{ E: -0.6 }]);
    for (const { lnForward, lnReverse, net, lnNet, netSign } of explainPoint(evaluation, 0).steps) {
      const difference = Math.exp(lnForward) - Math.exp(lnReverse);
      expectClose(net, difference, 1e-9 * Math.exp(lnForward), 'net rate');
      expectClose(lnNet, Math.log(Math.abs(difference)), 1e-9, 'ln net rate');
      expect(netSign).toBe(Math.sign(difference));
    }
  });

  it('are 0 where a balance leaves nothing else, at equilibrium', async () => {
    const { evaluation } = await evaluated(langmuir(), [{ E: -0.3 }]);
    const [step] = explainPoint(evaluation, 0).steps;
    expect([step.net, step.lnNet, step.netSign]).toEqual([0, -Infinity, 0]);
    expectClose(step.reversibility, 1, 1e-12, 'reversibility');
  });

  it('are hidden where only rounding is left', async () => {
    const { evaluation } = await evaluated(closedCycle(), [{ E: -0.6 }], { settings: { a_A: 1, a_B: balanced } });
    const { steps } = explainPoint(evaluation, 0);
    expect(steps).toHaveLength(5);
    for (const { net, lnNet, netSign, reversibility } of steps) {
      expect([net, lnNet, netSign]).toEqual([NaN, NaN, 0]);
      expectClose(reversibility, 1, 1e-10, 'reversibility');
    }
  });

  it('of a transient: a quasi-equilibrated step is known where the TOF of a species gives it', async () => {
    const results = await evaluated(no3rr, [{ E_O: -4.5, E_N: -5 }], { settings: { time: 1 } });
    const { steps } = explainPoint(results.evaluation, 0);
    const adsorption = steps.find(({ id }) => id === 'NO3- + * <-> NO3* + e-')!;
    expectClose(adsorption.lnForward, adsorption.lnReverse, 1e-9, 'gross rates');
    const tof = results.lnTof(0, 'NO3-');
    if (Number.isNaN(tof)) expect(adsorption.net).toBeNaN();
    else expectClose(adsorption.lnNet, tof, 0, 'ln net rate');
    for (const { lnForward, lnReverse, net } of steps) {
      const difference = Math.exp(lnForward) - Math.exp(lnReverse);
      if (!Number.isNaN(net))
        expectClose(net, difference, 0.05 * Math.abs(difference) + 1e-12 * Math.exp(lnForward), 'net');
    }
  });
});

describe('reversibility', () => {
  it('around a route is exp(ΔG / kT) times the ratio of the activities', async () => {
    const activities = { a_A: 0.2, a_B: 3 };
    const rows = [-0.6, -0.1, 0.4].map((E) => ({ E }));
    const { evaluation } = await evaluated(closedCycle(), rows, { settings: activities });
    rows.forEach((_, p) => {
      const { steps, conditions } = explainPoint(evaluation, p);
      const ln = (id: string): number => Math.log(steps.find((s) => s.id === id)!.reversibility);
      const overall = cycleEnergy / conditions.kT + Math.log(3 / 0.2);
      expectClose(ln('A + * <-> A*') + ln('A* <-> B*') + ln('B* <-> B + *'), overall, 1e-9, 'direct');
      expectClose(
        ln('A + * <-> A*') + ln('A* <-> C*') + ln('C* <-> B*') + ln('B* <-> B + *'),
        overall,
        1e-9,
        'by way of C*',
      );
    });
  });

  it('of a step is exp(-affinity / kT), the affinity being ΔG at the coverages', async () => {
    const rows = [-0.6, 0.4].map((E) => ({ E }));
    const { evaluation } = await evaluated(closedCycle(), rows, { settings: { a_A: 0.2 } });
    rows.forEach(({ E }, p) => {
      const { steps, conditions, coverages } = explainPoint(evaluation, p);
      const ln = (name: string): number => coverages.find(({ species }) => species === name)!.lnCoverage;
      const step = steps.find(({ id }) => id === 'A* <-> B*')!;
      const change = cycleStates['B*'](E) - cycleStates['A*'](E) + conditions.kT * (ln('B*') - ln('A*'));
      expectClose(step.affinity, -change, 1e-10, 'affinity');
      expectClose(step.reversibility, Math.exp(change / conditions.kT), 1e-9, 'reversibility');
    });
  });

  it('keeps its digits where r_- / r_+ is 1 but for rounding', async () => {
    const { evaluation } = await evaluated(no3rr, [{ E_O: -4.5, E_N: -5 }]);
    const { steps, conditions } = explainPoint(evaluation, 0);
    const { affinity, lnForward, lnNet } = steps.find(({ id }) => id === 'NO3- + * <-> NO3* + e-')!;
    expect(affinity).toBeLessThan(1e-15);
    expectClose(Math.log(affinity), Math.log(conditions.kT) + lnNet - lnForward, 1e-9, 'ln affinity');
  });

  it('is 0 for an irreversible step and infinite for one that only runs in reverse', async () => {
    const [, forward] = explainPoint((await evaluated(volcano(), [{ E: 0 }])).evaluation, 0).steps;
    expect([forward.reversibility, forward.affinity]).toEqual([0, Infinity]);
    const { evaluation } = await evaluated(no3rr, [{ E_O: -4.5, E_N: -5 }]);
    const [desorption] = explainPoint(evaluation, 0).steps;
    expect([desorption.netSign, desorption.reversibility]).toEqual([-1, Infinity]);
  });
});

describe('explainPoint', () => {
  it('takes the variables and rate constants that the kernel was given', async () => {
    const rows = [
      { E_O: -4.5, E_N: -5, U: 0.1, pH: 7, T: 320, 'a_NO3-': 0.01 },
      { E_O: -4.2, E_N: -4.6, U: -0.2, pH: 3, T: 320, 'a_NO3-': 1 },
    ];
    const settings = { a_NH3: 1e-3, beta: 0.4 };
    const batch = await captureBatch(no3rr, rows, settings);
    const { evaluation } = await evaluated(no3rr, rows, { settings });
    rows.forEach((row, p) => {
      const point = evaluatedPoint(evaluation, p);
      const width = batch.program.variables.length;
      expect([...point.x]).toEqual([...batch.x.subarray(p * width, (p + 1) * width)]);
      expect(point.program.T).toBe(320);
      expect(point.beta).toBe(0.4);
      const { conditions } = explainPoint(evaluation, p);
      expect(conditions).toMatchObject({ U: row.U, scale: 'RHE', pH: row.pH, T: 320, time: Infinity, beta: 0.4 });
      expect(conditions.descriptors).toEqual({ E_O: row.E_O, E_N: row.E_N });
      expectClose(conditions.activities.NH3, 1e-3, 1e-15, 'activity');
      const lnK = lnRateConstants(point, point.x);
      const law = point.model.steps[6].forward;
      const barrier = evaluateForm(law.barriers[0], { E_O: row.E_O, E_N: row.E_N });
      expectClose(lnK[12], law.lnPrefactor - barrier / conditions.kT, 1e-9, 'ln k');
    });
  });

  it('says what is known of coverages, turnovers and control', async () => {
    const { evaluation } = await evaluated(volcano(), [{ E: -0.6 }], { derivatives: true });
    const explanation = explainPoint(evaluation, 0);
    const { status, residual, iterations, coverages, turnovers, steps, controlOf, maskReason, conditions } =
      explanation;
    expect([status, maskReason, controlOf]).toEqual(['converged', '', 'A']);
    expect(residual).toBeLessThan(1e-9);
    expect(iterations).toBeGreaterThan(0);
    expect(coverages.map(({ species, free }) => [species, free])).toEqual([
      ['*', true],
      ['A*', false],
    ]);
    expectClose(total(coverages.map(({ coverage }) => coverage)), 1, 1e-12, 'coverages');
    expect(turnovers.map(({ species, role, sign }) => [species, role, sign])).toEqual([
      ['A', 'reactant', -1],
      ['B', 'product', 1],
    ]);
    const free = coverages[0].coverage;
    expectClose(steps[0].lnForward, Math.log(1e13 * volcanoActivity * free) - 0.3 / conditions.kT, 1e-9, 'ln r_+');
    expect(turnovers[1].selectivity).toBe(1);
    expect(turnovers[0].selectivity).toBeNaN();
    expectClose(total(steps.map(({ control }) => control)), 1, 1e-9, 'degrees of rate control');
    const other = explainPoint(evaluation, 0, 'B');
    expectClose(other.steps[1].control, steps[1].control, 1e-9, 'control over B');
  });

  it('leaves control and activation energies NaN without derivatives', async () => {
    const { evaluation } = await evaluated(volcano(), [{ E: -0.6 }]);
    const { steps, turnovers } = explainPoint(evaluation, 0);
    expect(steps.every(({ control }) => Number.isNaN(control))).toBe(true);
    expect(turnovers.every(({ activationEnergy }) => Number.isNaN(activationEnergy))).toBe(true);
  });

  it('has apparent activation energies that are slopes of Arrhenius plots', async () => {
    const at = { E_O: -4.5, E_N: -5 };
    const explained = async (T: number): Promise<PointExplanation> =>
      explainPoint((await evaluated(no3rr, [{ ...at, T }], { derivatives: true })).evaluation, 0);
    const [cold, here, hot] = [await explained(319.9), await explained(320), await explained(320.1)];
    here.turnovers.forEach(({ species, activationEnergy }, i) => {
      const slope =
        (hot.turnovers[i].lnTof - cold.turnovers[i].lnTof) / (1 / cold.conditions.kT - 1 / hot.conditions.kT);
      expectClose(activationEnergy, slope, 1e-5, `E_app of ${species}`);
    });
    expect(here.turnovers.length).toBeGreaterThan(3);
  });

  it('of a masked point has the reason and no numbers', async () => {
    const { evaluation } = await evaluated(no3rr, [{ E_O: -4, E_N: -7 }]);
    const explanation = explainPoint(evaluation, 0);
    expect(explanation.status).toBe('masked');
    expect(explanation.maskReason).toMatch(/barrier of .* is negative/);
    expect(
      explanation.steps.every(({ net, reversibility, lnForward }) =>
        [net, reversibility, lnForward].every(Number.isNaN),
      ),
    ).toBe(true);
    expect(explanation.coverages.every(({ coverage }) => Number.isNaN(coverage))).toBe(true);
    expect(explanation.turnovers.every(({ tof, lnTof }) => Number.isNaN(tof) && Number.isNaN(lnTof))).toBe(true);
  });

  it('refuses a point or species that does not exist', async () => {
    const { evaluation } = await evaluated(volcano(), [{ E: 0 }]);
    expect(() => explainPoint(evaluation, 1)).toThrow('invalid point: got 1, expected a whole number from 0 to 0');
    expect(() => explainPoint(evaluation, 0.5)).toThrow('invalid point');
    expect(() => explainPoint(evaluation, 0, 'C')).toThrow('invalid species: got "C", expected one of A, B');
  });
});
