import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../src/kinetics';
import {
  evaluatePoints,
  log10Activity,
  screenCandidates,
  selectivities,
  modelOf,
  type ErrorCorrelation,
  type PointTable,
  type ScreenPart,
  type ScreenPlan,
  type ScreenScores,
} from '../../../src/screening';
import { MemberModels } from '../../../src/screening/ensemble/memberModels';
import { MemberDeviations } from '../../../src/screening/ensemble/memberDeviations';
import { normalCdf } from '../../../src/math';
import { embeddedStudy, parseStudy, type Study } from '../../../src/study';
import { backends } from '../../agreement/backends';
import { expectClose } from '../../helpers/expectClose';
import { random } from '../../helpers/random';

const wasm: Kernel = await backends[0].open();

const own = embeddedStudy('no3rr');
/** The study with an uncertainty. */
function uncertain(uncertainty: object): Study {
  return parseStudy({ ...own, uncertainty }, 'test');
}

function plan(study: Study, count: number, rest: Partial<ScreenPlan> = {}): ScreenPlan {
  const uniform = random(5);
  const column = (low: number, high: number): Float64Array =>
    Float64Array.from({ length: count }, () => low + (high - low) * uniform());
  return {
    study,
    settings: {},
    candidates: { count, columns: new Map([['E_O', column(-5.2, -4.2)], ['E_N', column(-5.5, -4.6)]]) }, // prettier-ignore
    keys: Int32Array.from({ length: count }, (_, i) => i),
    deviations: new Map(['E_O', 'E_N'].map((name) => [name, new Float64Array(count).fill(0.1)])),
    parameters: 'drawn',
    samples: 256,
    seed: 3,
    top: 5,
    confidence: 0.9,
    ...rest,
  };
}

const bits = ({ rows, topShare }: ScreenScores): readonly string[] =>
  [rows, topShare].map((values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'));

describe('a screening with uncertain parameters', () => {
  const study = uncertain({ sigma: { barrier: 0.1, 'energy:N*': 0.1 } });

  it('does not depend on batches, nor on an interruption', async () => {
    const given = plan(study, 90, { samples: 16 });
    const whole = await screenCandidates(given, { kernel: wasm });
    const parts: ScreenPart[] = [];
    const small = await screenCandidates(given, { kernel: wasm, batchPoints: 200, onPart: (part) => parts.push(part) });
    expect(parts.length).toBeGreaterThan(6);
    expect(bits(small)).toEqual(bits(whole));
    const resumed = await screenCandidates(given, { kernel: wasm, batchPoints: 500, done: parts.slice(0, 3) });
    expect(bits(resumed)).toEqual(bits(whole));
  });

  it('moves all candidates of a draw together, as a stratified member of an ensemble', async () => {
    const given = plan(study, 12, { samples: 9, deviations: new Map() });
    const models = new MemberModels(study, given.seed, 0, 9);
    const activity = new Float64Array(12 * 9);
    for (let s = 0; s < 9; s++) {
      const model = models.of(s);
      const evaluation = await evaluatePoints(study, given.candidates, {}, { kernel: wasm, model });
      for (let c = 0; c < 12; c++) activity[c * 9 + s] = log10Activity(evaluation, c);
    }
    const { rows, layout } = await screenCandidates(given, { kernel: wasm });
    for (let c = 0; c < 12; c++) {
      const drawn = activity.slice(c * 9, (c + 1) * 9).filter((value) => !Number.isNaN(value));
      expectClose(rows[c * layout.width + layout.inside], drawn.length / 9, { abs: 1e-12 });
      if (drawn.length === 9) expect(rows[c * layout.width + layout.activityInterval + 1]).toBe(drawn.sort()[4]);
    }
  });

  it('shares out the distribution of every cause', () => {
    const parameters = ['energy:N*', 'energy:O*'];
    const causes = parameters.map((name, parameter) => ({ name, loadings: [{ parameter, weight: 1 }] }));
    const model = {
      parameters: parameters.map((name) => ({ kind: 'energy', target: name, variable: null }) as const),
      causes,
      ensemble: null,
    };
    const deviations = new MemberDeviations(model, 5, 64);
    const drawn = Array.from({ length: 64 }, (_, m) => deviations.of(m));
    const part = (z: number): number => Math.floor(64 * normalCdf(z));
    const [first, second] = [0, 1].map((c) => drawn.map((z) => part(z[c])));
    for (const parts of [first, second]) expect(new Set(parts).size).toBe(64);
    expect(first).not.toEqual(second);
    expect(first).not.toEqual([...first].sort((a, b) => a - b));
  });

  it('is sure of ranks where the uncertain parameter is shared by all', async () => {
    const steps = Object.keys(own.energetics.steps).map((id) => [`prefactor:${id}`, 1] as const);
    const common = uncertain({ factors: [{ name: 'all prefactors', loadings: Object.fromEntries(steps) }] });
    // Every rate constant is multiplied alike: TOFs of steady states move by 0.4 decades and keep their order.
    const { topShare, rows, layout } = await screenCandidates(
      plan(common, 60, { samples: 40, deviations: new Map(), settings: {} }),
      { kernel: wasm },
    );
    const of = (c: number, offset: number): number => rows[c * layout.width + offset];
    const solved = Array.from({ length: 60 }, (_, c) => c).filter((c) => of(c, layout.status) === 0);
    const wide = solved.filter((c) => of(c, layout.activityInterval + 2) - of(c, layout.activityInterval) > 0.5);
    expect(wide.length).toBe(solved.length);
    expect([...topShare].filter((share) => share > 0)).toEqual([1, 1, 1, 1, 1]);
  });

  it('keeps the rows of an ensemble, and asks for no more draws than it has', async () => {
    const rows = [[0], [0.2], [-0.2]];
    const ensemble = uncertain({ ensemble: { parameters: ['energy:N*'], rows } });
    const drawn = await screenCandidates(plan(ensemble, 20, { samples: 3 }), { kernel: wasm });
    expect(drawn.rows.length).toBe(20 * drawn.layout.width);
    await expect(screenCandidates(plan(ensemble, 20, { samples: 4 }), { kernel: wasm })).rejects.toThrow(
      'samples: got 4, expected at most 3 (the rows of the ensemble)',
    );
    await expect(screenCandidates(plan(own, 20), { kernel: wasm })).rejects.toThrow('uncertainty: got');
  });
});

describe('correlated errors of descriptors', () => {
  const pair = (values: Float64Array): readonly ErrorCorrelation[] => [{ first: 'E_O', second: 'E_N', values }];

  it('are the diagonal of the plane where they are complete, and the same numbers in any order of the pair', async () => {
    const { CandidateDraws } = await import('../../../src/screening/screen/candidateDraws');
    const deviations = new Map([['E_O', Float64Array.of(0.3)], ['E_N', Float64Array.of(0.1)]]); // prettier-ignore
    const draws = (rho: number, swap = false): readonly (readonly [number, number])[] => {
      const [first, second] = swap ? ['E_N', 'E_O'] : ['E_O', 'E_N'];
      const correlations = [{ first, second, values: Float64Array.of(rho) }];
      const given = plan(own, 1, { parameters: 'fixed', samples: 4000, deviations, correlations });
      const table: PointTable = new CandidateDraws(given, 0, 1).all();
      const [o, n] = ['E_O', 'E_N'].map((name) => table.columns.get(name)!);
      return Array.from({ length: 4000 }, (_, s) => [o[s + 1] - o[0], n[s + 1] - n[0]]);
    };
    for (const [o, n] of draws(1)) expectClose(n, o / 3, { abs: 1e-12 });
    for (const [o, n] of draws(-1)) expectClose(n, -o / 3, { abs: 1e-12 });
    const part = draws(0.6);
    expect(draws(0.6, true)).toEqual(part);
    const mean = (f: (o: number, n: number) => number): number =>
      part.reduce((sum, [o, n]) => sum + f(o, n), 0) / part.length;
    expectClose(mean((o) => o * o), 0.09, { rel: 0.08 }); // prettier-ignore
    expectClose(mean((_, n) => n * n), 0.01, { rel: 0.08 }); // prettier-ignore
    expectClose(mean((o, n) => o * n), 0.6 * 0.03, { rel: 0.1 }); // prettier-ignore
  });

  it.each<[Partial<ScreenPlan>, string]>([
    [{ correlations: pair(Float64Array.of(0, 1.1, 0)) }, 'correlation of E_O and E_N: got 1.1'],
    [{ correlations: pair(new Float64Array(2)) }, 'correlation of E_O and E_N: got 2, expected 3'],
    [{ correlations: pair(new Float64Array(3)), deviations: new Map() }, 'correlation: got "E_O and E_N"'],
    [{ correlations: [...pair(new Float64Array(3)), ...pair(new Float64Array(3))] }, 'expected each pair once'],
  ])('refuses %o', async (rest, message) => {
    await expect(
      screenCandidates(plan(own, 3, { parameters: 'fixed', samples: 2, ...rest }), { kernel: wasm }),
    ).rejects.toThrow(message);
  });
});

describe('intervals with parameters and correlated descriptors', () => {
  it('hold 88 to 92 % of candidates drawn from the error model', { timeout: 60_000 }, async () => {
    const study = uncertain({ sigma: { barrier: 0.08, energy: 0.05 } });
    const count = 1500;
    const values = new Float64Array(count).fill(0.6);
    const given = plan(study, count, { seed: 17, correlations: [{ first: 'E_O', second: 'E_N', values }] });
    const { rows, layout } = await screenCandidates(given, { kernel: wasm });
    // Real surfaces: errors of the same model from other random numbers, parameters of another seed for each of them.
    const uniform = random(99);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const truth = new MemberModels(study, 4711);
    const product = modelOf(study).products.findIndex((x) => modelOf(study).mechanism.externals[x].name === 'N2O');
    let [inside, known, shareInside, shareKnown] = [0, 0, 0, 0];
    for (let c = 0; c < count; c++) {
      const at = c * layout.width;
      const [u, v] = [normal(), normal()];
      const moved = { E_O: 0.1 * u, E_N: 0.1 * (0.6 * u + 0.8 * v) };
      const columns = new Map(
        Object.entries(moved).map(([name, error]) => [
          name,
          Float64Array.of(given.candidates.columns.get(name)![c] + error),
        ]),
      );
      const model = truth.of(c);
      const real = await evaluatePoints(study, { count: 1, columns }, {}, { kernel: wasm, model });
      const value = log10Activity(real, 0);
      // Intervals speak of draws inside the domain; candidates near its edge have few.
      if (Number.isNaN(value) || rows[at + layout.inside] < 0.5) continue;
      known++;
      if (value >= rows[at + layout.activityInterval] && value <= rows[at + layout.activityInterval + 2]) inside++;
      const share = selectivities(real, 0)[product];
      if (Number.isNaN(share)) continue;
      shareKnown++;
      const [low, high] = [0, 1].map((k) => rows[at + layout.selectivityInterval + 2 * product + k]);
      if (share >= low && share <= high) shareInside++;
    }
    expect(known).toBeGreaterThan(600);
    for (const covered of [inside / known, shareInside / shareKnown]) {
      expect(covered).toBeGreaterThan(0.88);
      expect(covered).toBeLessThan(0.92);
    }
  });
});
