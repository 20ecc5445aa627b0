import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { computeMap, cutLine, evaluatePoints, makeAxis, modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const kernel = cpuKernel;
const at = new Map([
  ['E_O', Float64Array.of(-4.5, -4.5, -4.5)],
  ['E_N', Float64Array.of(-5, -5, -5)],
]);

describe('the logarithm of an activity as a variable', () => {
  it('is the activity, as a column and as a setting', async () => {
    const powers = Float64Array.of(-3, -1.5, 0);
    const byPower = await evaluatePoints(
      study,
      { count: 3, columns: new Map([...at, ['lg_a_NO3-', powers]]) },
      {},
      { kernel },
    );
    const plain = new Map([...at, ['a_NO3-', powers.map((power) => 10 ** power)]]);
    const byActivity = await evaluatePoints(study, { count: 3, columns: plain }, {}, { kernel });
    const [a, b] = [byPower.solutions.lnTof, byActivity.solutions.lnTof];
    a.forEach((value, i) => Object.is(value, b[i]) || expect(value).toBeCloseTo(b[i], 9));
    const settings = await evaluatePoints(study, { count: 3, columns: at }, { 'lg_a_NO3-': -1.5 }, { kernel });
    const tofs = settings.solutions.lnTof;
    const width = tofs.length / 3;
    for (let x = 0; x < width; x++) if (Number.isFinite(tofs[x])) expect(tofs[x]).toBeCloseTo(b[width + x], 9);
  });

  it('makes an axis of decades on which the rate of a first-order point is a straight line', async () => {
    const [x, y] = [makeAxis(model, 'lg_a_NO3-', [-6, 0], 7), makeAxis(model, 'E_N', [-5, -4.8], 2)];
    const map = await computeMap(study, x, y, { E_O: -2.6 }, { kernel });
    const { mechanism, reactant } = model;
    const rates = Array.from(
      { length: 7 },
      (_, i) => map.evaluation.solutions.lnTof[i * mechanism.externals.length + reactant],
    );
    const steps = rates.slice(1).map((rate, i) => (rate - rates[i]) / Math.LN10);
    for (const order of steps) expect(order).toBeCloseTo(1, 3);
  });

  it('is given once, by itself or by its logarithm', async () => {
    const both = evaluatePoints(
      study,
      { count: 3, columns: new Map([...at, ['lg_a_NO3-', Float64Array.of(0, 0, 0)]]) },
      { 'a_NO3-': 1 },
      { kernel },
    );
    await expect(both).rejects.toThrow(/^invalid activity: got "a_NO3- and lg_a_NO3-", expected one of the two/);
    expect(() => makeAxis(model, 'lg_a_Xe', [-1, 0], 3)).toThrow(/^invalid axis: got "lg_a_Xe"/);
    const cut = cutLine(model, { 'lg_a_NO3-': -6 }, { 'lg_a_NO3-': 0 }, 4);
    expect([cut.unit, ...cut.distance]).toEqual(['decades', 0, 2, 4, 6]);
  });
});
