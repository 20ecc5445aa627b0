import { describe, expect, it } from 'vitest';
import { HybridKernel, type AdapterReport } from '../../src/workers';
import { GraphicsState, type GraphicsKernel } from '../../src/ui/state/graphics.svelte';

const report: AdapterReport = {
  name: 'Fast 1',
  software: false,
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 28,
  maxWorkgroups: 65_535,
};

/** A kernel that computes nothing and says what becomes of it. */
function idleKernel(name: string, log: string[], closing: Promise<void>): GraphicsKernel {
  return {
    name,
    lanes: 1,
    doubles: (length) => new Float64Array(length),
    solve: () => Promise.reject(new Error('never asked')),
    async close() {
      log.push(`close ${name}`);
      await closing;
    },
  };
}

/** The state over an adapter that answers when it is told to, and what was opened and closed. */
function graphics(closing = Promise.resolve()) {
  const log: string[] = [];
  const answers: (() => void)[] = [];
  const incidents: ((message: string) => void)[] = [];
  const state = new GraphicsState(new HybridKernel(idleKernel('usual', log, closing)), {
    adapter: () => new Promise((resolve) => answers.push(() => resolve(report))),
    open(incident) {
      incidents.push(incident);
      log.push(`open ${incidents.length}`);
      return idleKernel(String(incidents.length), log, closing);
    },
    storage: null,
  });
  /** Answers all who wait for the adapter, those that ask meanwhile too. */
  async function answered(choices: readonly Promise<void>[]): Promise<void> {
    let done = false;
    const all = Promise.all(choices).then(() => (done = true));
    await expect.poll(() => (answers.splice(0).forEach((answer) => answer()), done)).toBe(true);
    await all;
  }
  return { state, log, incidents, answers, answered };
}

describe('the choice of a graphics processor', () => {
  it('opens one kernel, however often the choice changes while the adapter is looked for', async () => {
    const { state, log, answers, answered } = graphics();
    const first = state.choose('webgpu');
    await expect.poll(() => answers.length).toBe(1);
    await answered([first, state.choose('wasm'), state.choose('webgpu')]);
    expect([log, state.active]).toEqual([['open 1'], true]);
    await state.choose('wasm');
    expect([log, state.active]).toEqual([['open 1', 'close 1'], false]);
    expect(state.said).toBe('Using WebAssembly, as chosen.');
  });

  it('says what was chosen last, though a kernel that failed before takes long to close', async () => {
    let closed = (): void => undefined;
    const { state, log, incidents, answered } = graphics(new Promise((resolve) => (closed = resolve)));
    await answered([state.choose('webgpu')]);
    incidents[0]('the device was lost');
    await state.choose('wasm');
    closed();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(state.said).toBe('Using WebAssembly, as chosen.');
    await answered([state.choose('webgpu')]);
    incidents[1]('the device was lost');
    await expect.poll(() => state.said).toBe('WebGPU was given up: the device was lost. Using WebAssembly.');
    expect(log).toEqual(['open 1', 'close 1', 'open 2', 'close 2']);
  });
});
