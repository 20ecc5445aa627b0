import { parseStudy, type Study } from '../../src/study';

/** Rate constants of CO oxidation without energies [1/s]. */
export interface BistableRates {
  readonly co: number;
  readonly desorption: number;
  readonly o2: number;
  readonly reaction: number;
}

/**
 * CO oxidation in which O2 takes two empty sites and CO one: a surface full of CO keeps O2 away. Activities of CO and O2
 * scale their adsorption.
 */
export function bistableStudy(k: BistableRates): Study {
  const step = (prefactor: number, reversePrefactor = 1): object => ({
    kind: 'arrhenius',
    prefactor,
    reversePrefactor,
    barrier: 0,
    reverseBarrier: 0,
  });
  return parseStudy(
    {
      sabatier: 1,
      id: 'bistable',
      title: 'Bistable',
      descriptors: [{ name: 'E', label: 'E', unit: 'eV', reference: 'none', range: [0, 1] }],
      mechanism: ['CO + * <-> CO*', 'O2 + 2* -> 2O*', 'CO* + O* -> CO2 + 2*'],
      energetics: {
        floorBarriers: false,
        steps: {
          'CO + * <-> CO*': step(k.co, k.desorption),
          'O2 + 2* -> 2O*': step(k.o2),
          'CO* + O* -> CO2 + 2*': step(k.reaction),
        },
      },
      conditions: { T: 500, activities: { CO: 1, O2: 1 } },
      outputs: { reactant: 'CO', atom: 'C' },
    },
    'x',
  );
}

/** Coverages of one steady state. */
export interface Coverages {
  readonly empty: number;
  readonly co: number;
  readonly o: number;
}

/**
 * Every steady state of `bistableStudy`, by bisection of one function of θ(O) between its sign changes. With θ(O) = o the
 * balance of CO and the sum of sites give θ(*) = (1 - o) d / (k_CO + d), d = k_des + k_r o, and that of O leaves
 * 2 k_O2 θ(*)² = k_CO k_r o θ(*) / d, a cubic in o.
 */
export function bistableStates(k: BistableRates): readonly Coverages[] {
  const at = (o: number, rest: number): Coverages & { readonly f: number } => {
    const d = k.desorption + k.reaction * o;
    const empty = (rest * d) / (k.co + d);
    return { o, empty, co: (k.co * empty) / d, f: 2 * k.o2 * empty - (k.co * k.reaction * o) / d };
  };
  // o = e^l below a half, 1 - e^l above: no digits are lost at either end.
  const low = (l: number): ReturnType<typeof at> => at(Math.exp(l), -Math.expm1(l));
  const high = (l: number): ReturnType<typeof at> => at(-Math.expm1(-l), Math.exp(-l));
  const half = Math.LN2;
  return [...crossings(low, -60, -half), ...crossings(high, half, 60)];
}

function crossings(
  value: (l: number) => Coverages & { readonly f: number },
  from: number,
  to: number,
): readonly Coverages[] {
  const count = 4000;
  const place = (i: number): number => from + ((to - from) * i) / count;
  const found: Coverages[] = [];
  for (let i = 0; i < count; i++) {
    let [a, b] = [place(i), place(i + 1)];
    const sign = Math.sign(value(a).f);
    if (sign * value(b).f >= 0) continue;
    for (let k = 0; k < 80; k++) {
      const middle = (a + b) / 2;
      if (sign * value(middle).f > 0) a = middle;
      else b = middle;
    }
    const { empty, co, o } = value((a + b) / 2);
    found.push({ empty, co, o });
  }
  return found;
}

/**
 * Where the surface with fast reaction and slow desorption is bistable, k_r → ∞ and k_des → 0 but for their products: the
 * active state lives while k_CO < 2 k_O2, which is where the rates at which an empty surface takes up CO and O are equal.
 */
export function lastActive(k: Pick<BistableRates, 'o2'>): number {
  return 2 * k.o2;
}

/** Occupations of the clean surface integrated to `time` by a Rosenbrock method of second order with error control. */
export function integrate(k: BistableRates, time: number): Coverages {
  let [c, o] = [0, 0];
  const f = (x: number, y: number): readonly [number, number] => {
    const v = 1 - x - y;
    return [k.co * v - k.desorption * x - k.reaction * x * y, 2 * k.o2 * v * v - k.reaction * x * y];
  };
  const gamma = 1 - Math.SQRT1_2;
  for (let t = 0, h = 1e-6; t < time;) {
    h = Math.min(h, time - t);
    const v = 1 - c - o;
    const [a, b] = [-k.co - k.desorption - k.reaction * o, -k.co - k.reaction * c];
    const [d, e] = [-4 * k.o2 * v - k.reaction * o, -4 * k.o2 * v - k.reaction * c];
    const solve = ([p, q]: readonly [number, number]): readonly [number, number] => {
      const [m, n, r, s] = [1 - gamma * h * a, -gamma * h * b, -gamma * h * d, 1 - gamma * h * e];
      const det = m * s - n * r;
      return [(p * s - n * q) / det, (m * q - r * p) / det];
    };
    const [k1c, k1o] = solve(f(c, o));
    const [g1, g2] = f(c + h * k1c, o + h * k1o);
    const [k2c, k2o] = solve([g1 - 2 * k1c, g2 - 2 * k1o]);
    const error = Math.max(Math.abs(h * (k1c + k2c)), Math.abs(h * (k1o + k2o))) / 2;
    if (error > 1e-7) {
      h *= Math.max(0.2, 0.9 * Math.sqrt(1e-7 / error));
      continue;
    }
    c += h * (1.5 * k1c + 0.5 * k2c);
    o += h * (1.5 * k1o + 0.5 * k2o);
    t += h;
    h *= Math.min(3, 0.9 * Math.sqrt(1e-7 / Math.max(error, 1e-12)));
  }
  return { empty: 1 - c - o, co: c, o };
}
