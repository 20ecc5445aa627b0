import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FitChoice, FitSource } from '../../../src/ui/data/fitDesk';
import { FitRunner } from '../../../src/ui/data/fitRunner.svelte';
import { fitService, type FitAnswer, type FitQuestion } from '../../../src/ui/data/fitService';

const long: FitSource = {
  name: 'long',
  unit: 'eV',
  content: `E_A,E_B\n${Array.from({ length: 60_000 }, (_, i) => `${i % 7},${i % 5}`).join('\n')}\n`,
};
const bad: FitSource = { name: 'bad', unit: 'eV', content: 'a,b\n1,2,3\n' };
const choice: FitChoice = {
  x: ['E_A'],
  y: 'E_B',
  group: null,
  method: 'ordinary',
  yError: null,
  xErrors: [],
  bounds: {},
  confidence: 0.95,
  moved: [],
  left: [],
  element: null,
};

/** In the place of the page's workers; one answers when it is told to. */
class SilentWorker extends EventTarget {
  static made: SilentWorker[] = [];
  terminated = false;
  private readonly serve = fitService();
  private readonly questions: FitQuestion[] = [];

  constructor() {
    super();
    SilentWorker.made.push(this);
  }
  postMessage(question: FitQuestion): void {
    this.questions.push(question);
  }
  get asked(): readonly string[] {
    return this.questions.map(({ kind }) => kind);
  }
  answer(): void {
    const question = this.questions.at(-1)!;
    this.dispatchEvent(new MessageEvent<FitAnswer>('message', { data: this.serve(question) }));
  }
  stop(): void {
    this.dispatchEvent(new Event('error'));
  }
  terminate(): void {
    this.terminated = true;
  }
}

function runner(): FitRunner {
  SilentWorker.made = [];
  vi.stubGlobal('Worker', SilentWorker);
  return new FitRunner();
}
const worker = (n: number): SilentWorker => SilentWorker.made[n];
const asked = (n: number): readonly string[] => SilentWorker.made.at(n)?.asked ?? [];

afterEach(() => void vi.unstubAllGlobals());

describe('the runner of fits', () => {
  it.each([
    ['a short table that cannot be read', bad],
    ['none', null],
  ])('rests when a long table that is being read gives way to %s', async (_, next) => {
    const fits = runner();
    fits.open(long);
    fits.request(choice);
    expect(fits.busy).toBe(true);
    fits.open(next);
    fits.request(choice);
    expect(fits.busy).toBe(false);
    worker(0).answer();
    await Promise.resolve();
    expect([fits.busy, fits.summary]).toEqual([false, null]);
  });

  it('says that the fitter stopped, ends it, and opens another one for the next table', async () => {
    const fits = runner();
    fits.open(long);
    await expect.poll(() => asked(0)).toEqual(['open']);
    worker(0).answer();
    await expect.poll(() => fits.summary?.count).toBe(60_000);
    fits.request(choice);
    await expect.poll(() => asked(0)).toEqual(['open', 'fit']);
    worker(0).stop();
    await expect.poll(() => fits.fault).toMatch(/^The fitter stopped/);
    expect([fits.busy, worker(0).terminated]).toEqual([false, true]);

    fits.open({ ...long });
    fits.request(choice);
    await expect.poll(() => asked(1)).toEqual(['open']);
    worker(1).answer();
    await expect.poll(() => asked(1)).toEqual(['open', 'fit']);
    worker(1).answer();
    await expect.poll(() => fits.outcome?.used).toBe(60_000);
    expect(fits.fault).toBeNull();
  });

  it('drops what waits behind a fitter that stopped', async () => {
    const fits = runner();
    fits.open(long);
    worker(0).answer();
    await expect.poll(() => fits.summary).not.toBeNull();
    fits.request(choice);
    await expect.poll(() => asked(0)).toEqual(['open', 'fit']);
    fits.request({ ...choice, method: 'huber' });
    worker(0).stop();
    await expect.poll(() => fits.fault).not.toBeNull();
    expect([fits.busy, SilentWorker.made.length]).toEqual([false, 1]);
  });

  it('reads another table after the fitter of the one before stopped', async () => {
    const fits = runner();
    fits.open(long);
    fits.open({ ...long, name: 'next' });
    worker(0).stop();
    await expect.poll(() => asked(1)).toEqual(['open']);
    expect([fits.fault, fits.busy]).toEqual([null, true]);
    worker(1).answer();
    await expect.poll(() => fits.summary?.name).toBe('next');
    await expect.poll(() => fits.busy).toBe(false);
    fits.close();
    expect(worker(1).terminated).toBe(true);
  });
});
