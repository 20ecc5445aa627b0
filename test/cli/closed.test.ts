import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder, type CliRun } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const at = (name: string): string => join(folder.path, name);
const run = (args: readonly string[]): CliRun => runCli(args, folder.path);
const grid = ['--grid', '5x5'];

function column(name: string, file: string): readonly number[] {
  const [header, ...lines] = readFileSync(at(file), 'utf8').trim().split('\n');
  const index = header.split(',').indexOf(name);
  return lines.map((line) => Number(line.split(',')[index]));
}

describe('a published set and its closed version', () => {
  it('are mapped each, and as a difference', () => {
    expect(run(['close', 'no3rr', '--out', at('closed.json')]).code).toBe(0);
    for (const [study, out] of [
      ['no3rr', 'published.csv'],
      [at('closed.json'), 'closed.csv'],
    ]) {
      expect(run(['map', study, ...grid, '--out', at(out)]).code).toBe(0);
    }
    const files = ['--out', at('difference.csv'), '--svg', at('difference.svg')];
    const both = run(['map', at('closed.json'), '--minus-study', 'no3rr', ...grid, ...files]);
    expect(both.code).toBe(0);
    expect(readFileSync(at('difference.svg'), 'utf8')).toContain('Electrocatalytic nitrate reduction');
    const log = (file: string): readonly number[] => column('ln_tof:NO3-', file).map((value) => value / Math.LN10);
    const [published, closed] = [log('published.csv'), log('closed.csv')];
    const difference = column('difference', 'difference.csv');
    let moved = 0;
    difference.forEach((value, p) => {
      if (Number.isNaN(value)) return;
      expect(Math.abs(value - (closed[p] - published[p]))).toBeLessThan(1e-9);
      if (Math.abs(value) > 0.01) moved++;
    });
    expect(moved).toBeGreaterThan(0);
  });

  it('must have the same steps', () => {
    const { code, stderr } = run(['map', 'no3rr', '--minus-study', 'her', ...grid, '--svg', at('x.svg')]);
    expect(code).toBe(2);
    expect(stderr).toContain('got "her", expected a study of the same species and steps');
  });
});
