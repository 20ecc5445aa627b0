import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidInput } from '../../src/base';
import { converged, emptySolutions, type Batch, type Kernel } from '../../src/kinetics';

const states = 3;
const externals = 2;
const variables = 2;

/** First variable of a point at which the toy kernel throws, or refuses the input. */
export const poison = 666;
export const refused = 667;

/** Different values in every point; mechanism and program hold no more than the sizes that the layout needs. */
export function toyBatch(count: number, options: Partial<Batch> = {}): Batch {
  return {
    mechanism: {
      states: Array.from({ length: states }, () => null),
      externals: Array.from({ length: externals }, () => null),
      steps: Array.from({ length: 4 }, () => null),
    } as unknown as Batch['mechanism'],
    program: { variables: ['a', 'b'] } as unknown as Batch['program'],
    count,
    x: Float64Array.from({ length: count * variables }, (_, i) => Math.sin(i) * 100),
    time: Infinity,
    derivatives: true,
    start: Float64Array.from({ length: count * states }, (_, i) => -i / 7),
    shares: { products: [1, 0, 1], weights: [1, 2, 0] },
    ...options,
  };
}

/** A batch in which one point has that first variable. */
export function batchWith(count: number, row: number, value: number): Batch {
  const batch = toyBatch(count);
  batch.x[row * variables] = value;
  return batch;
}

/** What the toy kernels of one test have been asked. */
export class ToyWork {
  points = 0;
  tiles = 0;

  /** @param pause_ms how long a tile takes, without blocking the event loop. */
  constructor(public pause_ms = 0) {}

  /** Every value of a point depends on its input alone and differs from all others. */
  kernel(): Kernel {
    return {
      name: 'toy',
      solve: async (batch) => {
        this.tiles += 1;
        if (this.pause_ms > 0) await sleep(this.pause_ms);
        const out = emptySolutions(batch);
        for (let p = 0; p < batch.count; p++) {
          const a = batch.x[p * variables];
          const b = batch.x[p * variables + 1];
          const from = batch.start?.[p * states + 1] ?? 0;
          if (a === poison) throw new RangeError('the toy is broken');
          if (a === refused) throw new InvalidInput({ name: 'a', got: a, expected: 'another value', where: 'toy' });
          out.status[p] = converged;
          out.mask[p] = Math.round(a);
          out.iterations[p] = Math.round(b * 1000);
          out.residual[p] = a * b;
          if (out.winner !== null) out.winner[p] = Math.round(b);
          const wide = [out.lnCoverage, out.lnTof, out.tofSign, out.rateControl, out.response, out.selectivity];
          wide.forEach((values, w) => {
            if (values === null) return;
            const width = values.length / batch.count;
            for (let k = 0; k < width; k++) values[p * width + k] = a + b * (k + 1) + from * w;
          });
        }
        this.points += batch.count;
        return out;
      },
    };
  }
}
