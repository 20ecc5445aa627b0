import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = (name: string): string => join(folder.path, name);
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(['table', 'no3rr', ...args], folder.path);

const good = 'name,E_O,E_N\nPt(211),-4.1,-4.7\nCu(211),-4.3,-3.7\nRh(211),-4.9,-5.5\nNi(211),-5.0,-5.3\n';
writeFileSync(file('good.csv'), good);
writeFileSync(
  file('kJ.csv'),
  good.replace(/-(\d\.\d)/g, (_, v: string) => String(-96.485 * Number(v))).replace('E_O,E_N', 'E_O (eV),E_N (eV)'),
);
writeFileSync(file('odd.csv'), `${good}Pd(211),-0.2,-4.7\nAg(111),-4.1,-4.7\nAu(111),,-2.4\n`);

describe('sabatier table', () => {
  it('shows how columns are read and finds nothing in a good table', () => {
    const { code, stdout } = run('good.csv');
    expect(code).toBe(0);
    expect(stdout).toMatch(/E_O +E_O +eV \(likely\) +negative-stronger \(likely\) +study/);
    expect(stdout).toContain('4 rows read, 0 refused, 0 remarks');
  });

  it('warns of a wrong unit, takes the right one, and writes the surfaces in eV', () => {
    const { code, stdout } = run('kJ.csv');
    expect(code).toBe(1);
    expect(stdout).toContain(
      'warning wrong-unit: E_O is read in eV, but agrees with the metals that the study knows in kJ/mol.',
    );
    const right = run(
      'kJ.csv',
      '--column',
      'E_O (eV)=E_O,kJ/mol',
      '--column',
      'E_N (eV)=E_N,kJ/mol',
      '--out',
      'eV.csv',
    );
    expect(right.code).toBe(0);
    const [pt] = readRows(readFileSync(file('eV.csv'), 'utf8').replace(/^#.*\n/, ''));
    expect(Number(pt.E_O)).toBeCloseTo(-4.1, 3);
  });

  it('names outliers, duplicates and refused rows', () => {
    const { stdout } = run('odd.csv');
    expect(stdout).toContain('line 6, Pd(211): outlier, E_O is');
    expect(stdout).toContain('line 7, Ag(111): duplicate energies, the same as Pt(211) in line 2.');
    expect(stdout).toContain('line 8 refused: E_O: missing value.');
    const json = JSON.parse(run('odd.csv', '--json').stdout) as { remarks: unknown[]; refused: unknown[] };
    expect(json.refused).toHaveLength(1);
    expect(json.remarks.length).toBeGreaterThanOrEqual(2);
  });

  it.each<[string, string[]]>([
    ['invalid --column: got "x", expected one of name, E_O, E_N', ['--column', 'x=E_O']],
    ['invalid --column: got "E_O=E_C", expected HEADER=DESCRIPTOR', ['--column', 'E_O=E_C']],
    ['invalid --column: got "Ry", expected one of eV', ['--column', 'E_O=E_O,Ry']],
  ])('refuses with one line: %s', (message, args) => {
    const { code, stderr } = run('good.csv', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
