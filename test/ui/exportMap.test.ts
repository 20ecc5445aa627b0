import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { usualFinish } from '../../src/plots';
import { mapTable } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { ExportJob } from '../../src/ui/state/exportJob.svelte';
import { exportMap } from '../../src/ui/state/exportMap';
import { defaultView, type View } from '../../src/ui/state/view';
import { runCli, temporaryFolder } from '../cli/runCli';
import { engineOf } from './engineOf';

const folder = temporaryFolder();
afterAll(folder.remove);

const engine = engineOf(cpuKernel);
const study = embeddedStudy('no3rr');
const view: View = {
  ...defaultView(study),
  axes: [
    { name: 'E_O', range: [-6, -3] },
    { name: 'E_N', range: [-6.5, -4] },
  ],
  grid: [12, 9],
  show: 'selectivity:NH3',
  settings: { U_RHE: -0.2, 'a_NO3-': 0.01, time: null },
  compare: { U_RHE: 0 },
};

describe('what the page exports', () => {
  const args = ['map', 'no3rr', '--backend', 'cpu', '--grid', '12x9', '--range', 'E_O=-6:-3', '--range', 'E_N=-6.5:-4'];
  const conditions = ['--set', 'U=-0.2', '--set', 'a_NO3-=0.01', '--set', 'time=steady'];
  const files = ['--out', 'map.csv', '--out', 'map.json', '--svg', 'map.svg', '--plot', 'selectivity:NH3'];
  const run = runCli([...args, ...conditions, ...files, '--drc', '--eapp'], folder.path);
  const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
  const job = new ExportJob(engine, { study, view });

  it('is what the command line writes for the same study, conditions, axes and grid, to the byte', async () => {
    expect(run.stderr).toBe('');
    expect((await job.picture('first', usualFinish)) === read('map.svg')).toBe(true);
    for (const format of ['csv', 'json'] as const) {
      const table = await job.table('first', format, { drc: true, eapp: true });
      expect(await table.text()).toBe(read(`map.${format}`));
    }
  });

  it('counts the steady states of a small mechanism, as the command line does', async () => {
    const small = embeddedStudy('co-oxidation');
    const shown = { study: small, view: { ...defaultView(small), grid: [6, 5] as [number, number] } };
    const done = runCli(['map', small.id, '--backend', 'cpu', '--grid', '6x5', '--out', 'co.csv'], folder.path);
    expect(done.stderr).toBe('');
    const table = await new ExportJob(engine, shown).table('first', 'csv', {});
    expect(await table.text()).toBe(read('co.csv'));
    expect(read('co.csv')).toMatch(/^[^\n]*,branches,/);
  });

  it('of the second map has its conditions', async () => {
    const second = await job.table('second', 'json', {});
    expect((JSON.parse(await second.text()) as { settings: unknown }).settings).toEqual({ U_RHE: 0 });
    expect(job.fileName('second', 'csv')).toBe('no3rr-selectivity-NH3-second-U_RHE_0.csv');
    expect(job.fileName('first', 'csv')).toBe('no3rr-selectivity-NH3-U_RHE_m0.2-a_NO3-_0.01.csv');
    expect(job.fileName('difference', 'svg')).toBe(
      'no3rr-selectivity-NH3-difference-U_RHE_0-minus-U_RHE_m0.2-a_NO3-_0.01.svg',
    );
  });

  it('of the difference is what the command line subtracts, to the byte', async () => {
    const compare = { ...view.settings, U_RHE: 0 };
    const both = new ExportJob(engine, { study, view: { ...view, compare, difference: true } });
    const change = ['--set', 'U_RHE=0', '--set', 'a_NO3-=0.01', '--set', 'time=steady', '--minus', 'U_RHE=-0.2'];
    const out = [
      '--out',
      'd.csv',
      '--out',
      'd.json',
      '--svg',
      'd.svg',
      '--plot',
      'selectivity:NH3',
      '--caption',
      'd.txt',
    ];
    const done = runCli([...args, ...change, ...out, '--text', 'outlines', '--width', '8.5'], folder.path);
    expect(done.stderr).toBe('');
    const picture = await both.picture('difference', { text: 'outlines', width_cm: 8.5 });
    expect(picture === read('d.svg')).toBe(true);
    expect(await both.caption('difference')).toBe(read('d.txt'));
    for (const format of ['csv', 'json'] as const) {
      const table = await both.table('difference', format, {});
      expect((await table.text()) === read(`d.${format}`)).toBe(true);
    }
    const rows = read('d.csv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const solved = rows.filter(([, , status]) => status === 'converged');
    expect(solved.length).toBeGreaterThan(40);
    for (const [, , , value, minus, difference] of solved) {
      expect(Number(difference)).toBe(Number(value) - Number(minus));
    }
    expect(read('d.txt')).toContain('Subtracted: U = −0.2 V vs RHE');
  });

  it('has the derivatives that the quantity shown needs', async () => {
    const shown = { study, view: { ...view, show: 'drc:1', grid: [3, 3] as [number, number] } };
    const map = await exportMap(shown, { U_RHE: 0 }, { kernel: cpuKernel });
    const [header] = mapTable(map, 'csv', { drc: true });
    expect(header).toContain('x_rc:NH3:');
    expect(map.evaluation.solutions.response).not.toBeNull();
  });

  it('can be given up and asked for again', async () => {
    const other = new ExportJob(engine, { study, view });
    const lost = other.svg('first');
    other.cancel();
    await expect(lost).rejects.toThrow(/abort/i);
    expect((await other.picture('first', usualFinish)) === read('map.svg')).toBe(true);
  });
});
