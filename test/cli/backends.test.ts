import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);

describe('sabatier backends', () => {
  it('says what runs here and which one auto takes', () => {
    const { code, stdout } = run('backends', '--json');
    expect(code).toBe(0);
    const { trials, choice } = JSON.parse(stdout) as {
      trials: { backend: string; missing: string | null; perPoint_us: number }[];
      choice: { backend: string; reason: string };
    };
    expect(trials.map(({ backend }) => backend)).toEqual(['cpu', 'wasm', 'webgpu']);
    for (const { backend, missing, perPoint_us } of trials) {
      if (backend === 'webgpu' && missing !== null) continue;
      expect([missing, perPoint_us > 0]).toEqual([null, true]);
    }
    expect(choice.reason).toMatch(/µs a point/);
  });
});

describe('--backend', () => {
  const table = (backend: string, ...more: string[]): readonly Readonly<Record<string, string>>[] => {
    const file = `${backend}${more.length}.csv`;
    expect(run('map', 'no3rr', '--grid', '15x15', '--backend', backend, '--out', file, ...more).code).toBe(0);
    return readRows(readFileSync(join(folder.path, file), 'utf8'));
  };

  it.each([['steady', []] as const, ['1 s', ['--time', '1']] as const])(
    'wasm and cpu write the same map, %s',
    (_, more) => {
      const cpu = table('cpu', ...more);
      const wasm = table('wasm', ...more);
      const names = Object.keys(cpu[0]).filter((name) => name.startsWith('ln_tof:'));
      expect(names).toHaveLength(7);
      cpu.forEach((row, p) => {
        expect(wasm[p].status).toBe(row.status);
        if (row.status !== 'converged') return;
        for (const name of names)
          expect(Math.abs(Number(wasm[p][name]) - Number(row[name]))).toBeLessThan(more.length === 0 ? 1e-9 : 1e-3);
      });
    },
  );
});
