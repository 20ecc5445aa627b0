import { describe, expect, it } from 'vitest';
import { chooseBackend, type BackendTrial } from '../../src/workers';

const cpu: BackendTrial = {
  backend: 'cpu',
  missing: null,
  transients: true,
  startup_ms: 0,
  perPoint_us: 40,
  note: null,
};
const wasm: BackendTrial = {
  backend: 'wasm',
  missing: null,
  transients: false,
  startup_ms: 5,
  perPoint_us: 4,
  note: null,
};
const many = { points: 40_000, time: Infinity, interactions: false };

describe('chooseBackend', () => {
  it.each([
    ['faster', [cpu, wasm], many, 'wasm', 'wasm is 10 times as fast as cpu (4 µs a point, cpu 40 µs)'],
    [
      'few points',
      [cpu, wasm],
      { ...many, points: 20 },
      'cpu',
      'cpu ends first: 20 points do not repay the start of wasm, 5 ms (40 µs a point, wasm 4 µs)',
    ],
    ['finite time', [cpu, wasm], { ...many, time: 3 }, 'cpu', 'cpu: wasm has no transients'],
    [
      'finite time that both can',
      [cpu, { ...wasm, transients: true }],
      { ...many, time: 3 },
      'wasm',
      'wasm is 10 times as fast as cpu (4 µs a point, cpu 40 µs)',
    ],
    [
      'interactions',
      [cpu, { ...wasm, transients: true }],
      { ...many, interactions: true },
      'cpu',
      'cpu: wasm has no interactions between adsorbates',
    ],
    ['not available', [cpu, { ...wasm, missing: 'no SIMD' }], many, 'cpu', 'cpu: wasm cannot run here (no SIMD)'],
    ['failed trial', [cpu, { ...wasm, perPoint_us: NaN }], many, 'cpu', 'cpu: wasm failed its trial'],
    ['alone', [cpu], many, 'cpu', 'cpu is the only backend'],
    [
      'no clear gain',
      [cpu, { ...wasm, perPoint_us: 38 }],
      many,
      'cpu',
      'cpu is the reference and no slower (40 µs a point, wasm 38 µs)',
    ],
    [
      'slower',
      [cpu, { ...wasm, perPoint_us: 80 }],
      many,
      'cpu',
      'cpu is 2.0 times as fast as wasm (40 µs a point, wasm 80 µs)',
    ],
    [
      'three, one of them missing',
      [cpu, wasm, { ...wasm, backend: 'webgpu', missing: 'no adapter' }],
      many,
      'wasm',
      'wasm is 10 times as fast as cpu (4 µs a point, cpu 40 µs); webgpu cannot run here (no adapter)',
    ],
  ] as const)('%s', (_, trials, work, backend, reason) => {
    expect(chooseBackend(trials, work)).toEqual({ backend, reason });
  });

  it('throws when nothing can do the work', () => {
    expect(() => chooseBackend([wasm], { ...many, time: 1 })).toThrow(
      'invalid backend: got "wasm: has no transients", expected one that can do this work',
    );
  });
});
