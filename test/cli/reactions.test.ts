import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { model, tableText } from '../formats/catmap/models';
import { runCli, temporaryFolder, type CliRun } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const run = (args: readonly string[]): CliRun => runCli(args, folder.path);
const file = (name: string, text?: string): string => {
  const path = join(folder.path, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

describe('sabatier import', () => {
  it('writes a study that points evaluates, and says what CatMAP would do', () => {
    file('energies.txt', tableText());
    const mkm = file('model.mkm', `${model}species_definitions['s']['total'] = 0.5\n`);
    const out = file('study.json');
    const made = run(['import', mkm, '--out', out]);
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(made.stderr).toBe(
      'sabatier: sites of type s have the total 0.5, which CatMAP’s default solver ignores (it takes 1); it counts here\n',
    );
    const points = file('points.csv', 'O_s,CO_s\n1,1.5\n');
    const result = run(['points', out, '--points', points, '--branches']);
    expect(result.code).toBe(0);
    const [header, row] = result.stdout.trim().split('\n');
    const cells = Object.fromEntries(header.split(',').map((name, i) => [name, row.split(',')[i]]));
    expect(cells.status).toBe('converged');
    expect(cells.branches).toBe('1');
    expect(Number(cells['coverage:*']) + Number(cells['coverage:CO*']) + Number(cells['coverage:O*'])).toBeCloseTo(
      0.5,
      12,
    );
  });

  it('refuses a statement with file, line and column in one line', () => {
    const mkm = file('bad.mkm', `${model}import os\n`);
    const { code, stderr } = run(['import', mkm, '--out', file('none.json')]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `sabatier: invalid statement: got "import os", expected an assignment of literals, NAME = value or NAME[key] = value (${mkm} line 23, column 1)\n`,
    );
  });
});

describe('sabatier export', () => {
  it('writes a CatMAP model to a folder, which import reads', () => {
    const out = file('catmap');
    const made = run(['export', 'co-oxidation', '--format', 'catmap', '--out', out, '--set', 'T=550']);
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(made.stderr).toContain('sabatier: thermal parts are numbers for 550 K');
    const back = run(['import', join(out, 'co-oxidation.mkm'), '--out', file('back.json')]);
    expect(back).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file('back.json'), 'utf8')).toContain('"T": 550');
  });

  it('writes an MKMCXX input, which import tells by its content', () => {
    const out = file('input.mkm');
    const args = ['export', 'no3rr', '--format', 'mkmcxx', '--at', 'E_O=-4.5,E_N=-5', '--out', out];
    expect(run(args)).toMatchObject({ code: 0, stdout: '' });
    const back = run(['import', out, '--keep-time', '--out', file('no3rr.json')]);
    expect(back).toMatchObject({ code: 0, stderr: '' });
    const points = file('T.csv', 'T\n300\n');
    expect(run(['points', file('no3rr.json'), '--points', points, '--set', 'time=steady']).code).toBe(0);
  });

  it.each([
    [['no3rr', '--format', 'catmap', '--out', 'x'], 'invalid study: got "no3rr", expected what CatMAP can hold: '],
    [['no3rr', '--format', 'mkmcxx'], 'invalid E_O: got nothing, expected a value, --set E_O=VALUE'],
    [['no3rr', '--format', 'chemkin'], 'invalid --format: got "chemkin", expected catmap or mkmcxx'],
    [
      ['co-oxidation', '--format', 'catmap'],
      'invalid --out: got "-", expected a folder for co-oxidation.mkm, energies.txt',
    ],
  ])('refuses %j', (args, message) => {
    const { code, stdout, stderr } = run(['export', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`sabatier: ${message}`);
  });
});

describe('sabatier energies', () => {
  it('writes the parts of every free energy, which sum to it', () => {
    const { code, stdout } = run([
      'energies',
      'co-oxidation',
      '--at',
      'Pt(111)',
      '--set',
      'T=600',
      '--set',
      'a_CO2=0.1',
    ]);
    expect(code).toBe(0);
    const [header, ...rows] = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(header).toEqual(['species', 'E', 'ZPE', 'int Cp dT', '-TS', '-eU', 'kT ln a', 'G']);
    expect(rows.map(([name]) => name)).toEqual(['CO*', 'O*', 'CO', 'O2', 'CO2', 'O-O*', 'O-CO*']);
    for (const [, ...cells] of rows) {
      const numbers = cells.map(Number);
      expect(numbers.slice(0, -1).reduce((a, b) => a + b)).toBeCloseTo(numbers[numbers.length - 1], 12);
    }
    expect(run(['energies', 'co-oxidation']).stderr).toContain('invalid --at: got nothing, expected E_O=VALUE');
  });
});

describe('sabatier close', () => {
  it('writes a study without open cycles and names every change', () => {
    const out = file('closed.json');
    const { code, stdout } = run(['close', 'no3rr', '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NO\* \+ \* <-> N\* \+ O\*: barrier\.\w+ -?\d+\.\d{4} → -?\d+\.\d{4} \([+−]\d\.\d{4}\)$/m);
    expect(stdout).toMatch(/no3rr: \d+ coefficients changed, by 0\.\d{3} at most\n$/);
    expect((JSON.parse(readFileSync(out, 'utf8')) as { id: string }).id).toBe('no3rr-closed');
    expect(run(['check', out]).stdout).not.toContain('cycle-not-closed');
    expect(run(['close', 'no3rr', '--out', out, '--weight', 'x']).stderr).toContain('invalid --weight: got "x"');
  });
});
