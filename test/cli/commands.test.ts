import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);

describe('sabatier map', () => {
  const result = run(
    'map',
    'no3rr',
    '--grid',
    '21x26',
    '--out',
    'map.csv',
    '--out',
    'map.json',
    '--svg',
    'a.svg',
    '--svg',
    'w.svg',
    '--plot',
    'activity',
    '--plot',
    'winner',
    '--set',
    'U=0',
  );

  it('ends with 0 and says what it found', () => {
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/21 x 26 pixels over E_O and E_N .* 0 failed/);
    expect(result.stdout).toMatch(/highest activity: log10 TOF\(NO3-\) = -\d/);
    expect(result.stdout).toContain('wrote map.csv, map.json, a.svg, w.svg');
  });

  it('tells what is released from what is slow, in words and in signs', () => {
    const early = run('map', 'no3rr', '--grid', '6x6', '--time', '1', '--set', 'U=0.45', '--out', 'early.csv');
    expect(early.code).toBe(0);
    const rates = readRows(read('early.csv')).map((row) => Number(row['tof:NO3-'] || NaN));
    const released = rates.filter((rate) => rate > 0).length;
    expect(released).toBeGreaterThan(0);
    expect(early.stdout).toContain(`\n${released} pixels release NO3- instead of consuming it`);
    expect(early.stdout).toMatch(/candidates that release NO3- instead: \S+ \(log10 \|TOF\| -\d/);
    expect(result.stdout).not.toMatch(/release|not known|Nothing is shown/);
  });

  it('says why it shows nothing', () => {
    const none = run('map', 'no3rr', '--grid', '3x3', '--set', 'U=5', '--svg', 'none.svg');
    expect(none.stdout).toMatch(
      /\nNothing is shown: all 9 points lie outside the model’s domain \(mostly: .* is negative\)\. Go back/,
    );
    expect(read('none.svg')).toContain('class="nothing-shown"');
  });

  it('writes one row per pixel, masked ones with a reason and no numbers', () => {
    const rows = readRows(read('map.csv'));
    expect(rows).toHaveLength(21 * 26);
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['converged', 'masked']));
    for (const row of rows) {
      const masked = row.status === 'masked';
      expect(row.reason === '').toBe(!masked);
      expect(row['tof:NO3-'] === 'NaN').toBe(masked);
    }
  });

  it('writes the same numbers as JSON, with the study and its hash', () => {
    const json = JSON.parse(read('map.json')) as {
      studyHash: string;
      study: { id: string };
      columns: Record<string, unknown[]>;
    };
    expect(json.study.id).toBe('no3rr');
    expect(json.studyHash).toMatch(/^[0-9a-f]{64}$/);
    const rows = readRows(read('map.csv'));
    const numbers = rows.map((row) => (row['ln_tof:NH3'] === 'NaN' ? null : Number(row['ln_tof:NH3'])));
    expect(json.columns['ln_tof:NH3']).toEqual(numbers);
  });

  it('draws pictures that carry the study’s hash, version and sources', () => {
    for (const name of ['a.svg', 'w.svg']) {
      const svg = read(name);
      expect(svg.startsWith('<svg') || svg.startsWith('<?xml')).toBe(true);
      expect(svg).toContain((JSON.parse(read('map.json')) as { studyHash: string }).studyHash);
      expect(svg).toContain('10.1021/acscatal.9b02179');
      expect(svg).toContain('Sabatier 0.1.0');
    }
  });

  it('is the same from the study written as a file', () => {
    expect(run('studies', '--show', 'no3rr', '--out', 'own.json').code).toBe(0);
    expect(run('map', 'own.json', '--grid', '21x26', '--out', 'own.csv', '--set', 'U=0').code).toBe(0);
    expect(read('own.csv')).toBe(read('map.csv'));
  });

  it('takes any two variables as axes', () => {
    const cut = run(
      'map',
      'no3rr',
      '--x',
      'E_O',
      '--y',
      'U',
      '--range',
      'U=-0.4:0.2',
      '--set',
      'E_N=-5',
      '--grid',
      '5x4',
      '--out',
      'cut.csv',
      '--svg',
      'cut.svg',
      '--plot',
      'selectivity:NH3',
    );
    expect(cut.code).toBe(0);
    expect(readRows(read('cut.csv')).map((row) => Number(row.U))).toEqual(expect.arrayContaining([-0.4, 0.2]));
    const warm = run(
      'map',
      'no3rr',
      '--x',
      'T',
      '--y',
      'a_NO3-',
      '--range',
      'T=280:340',
      '--range',
      'a_NO3-=0.001:1',
      '--set',
      'E_N=-5',
      '--set',
      'E_O=-4.5',
      '--grid',
      '3x3',
      '--svg',
      't.svg',
      '--plot',
      'eapp',
      '--out',
      '-',
    );
    expect(warm.code).toBe(0);
    expect(readRows(warm.stdout)).toHaveLength(9);
  });
});

describe('sabatier points', () => {
  writeFileSync(
    file('points.csv'),
    '# surfaces\nname,E_O,E_N,U,T,a_NO3-,time\n"a,b",-4.467,-4.768,-0.2,300,1,steady\nc,-4.467,-4.768,-0.2,350,0.01,1\nd,-4,-7,0.1,300,1,steady\ne,NaN,-5,0,300,1,steady\n',
  );
  const result = run('points', 'no3rr', '--points', 'points.csv', '--out', 'result.csv');
  const header = read('result.csv').split('\n')[0];

  it('ends with 1 when a point failed', () => {
    expect(result.code).toBe(1);
    expect(result.stderr).toBe('');
    expect(result.stdout).toBe('');
  });

  it('writes the input columns, then the results in the documented order', () => {
    const products = ['NO', 'N2', 'N2O', 'NH3', 'H2', 'H2O'];
    expect(header).toMatch(/^name,E_O,E_N,U,T,a_NO3-,time,status,residual,coverage:\*,/);
    const names = header.split(',');
    const from = names.indexOf('tof:NO');
    expect(names.slice(from, from + 18)).toEqual([
      ...[...products, 'NO3-'].map((x) => `tof:${x}`),
      ...[...products, 'NO3-'].map((x) => `ln_tof:${x}`),
      ...products.slice(0, 4).map((x) => `selectivity:${x}`),
    ]);
    expect(names.filter((name) => name.startsWith('coverage:'))).toHaveLength(14);
  });

  it('keeps text cells quoted and reports each status', () => {
    const lines = read('result.csv').trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^"a,b",-4.467,/);
    expect(lines.slice(1).map((line) => /converged|masked|stalled|not-finite/.exec(line)?.[0])).toEqual([
      'converged',
      'converged',
      'masked',
      'not-finite',
    ]);
  });

  it('adds degrees of rate control in the published order of steps', () => {
    writeFileSync(file('one.csv'), 'E_O,E_N\n-4.467,-4.768\n');
    expect(run('points', 'no3rr', '--points', 'one.csv', '--out', 'drc.csv', '--drc', '--orders', '--eapp').code).toBe(
      0,
    );
    const names = read('drc.csv').split('\n')[0].split(',');
    const control = names.filter((name) => name.startsWith('x_rc:NH3:')).map((name) => name.slice(9));
    expect(control).toHaveLength(19);
    expect(control.slice(0, 6)).toEqual([
      'NO + * <-> NO*',
      'N2 + * <-> N2*',
      'N2O + * <-> N2O*',
      'H2O + * <-> H2O*',
      'NH3 + * <-> NH3*',
      'NO3- + * <-> NO3* + e-',
    ]);
    const [row] = readRows(read('drc.csv'));
    const sum = names
      .filter((name) => name.startsWith('x_rc:NO3-:'))
      .reduce((total, name) => total + Number(row[name]), 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-8);
    expect(Math.abs(Number(row['order:NO3-:NO3-']))).toBeGreaterThan(0.1);
    expect(Number(row['eapp:NO3-'])).toBeGreaterThan(0);
  });
});

describe('sabatier check, studies, schema', () => {
  it('lints the published set: the NO cycle does not close by up to 0.68 eV', () => {
    const { code, stdout } = run('check', 'no3rr', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as {
      errors: number;
      findings: { check: string; data?: { most: number; least: number; rms: number } }[];
    };
    expect(report.errors).toBe(0);
    const cycle = report.findings.find((f) => f.check === 'cycle-not-closed');
    expect(cycle?.data?.most).toBeCloseTo(0.68, 1);
    expect(cycle?.data?.rms).toBeCloseTo(0.27, 1);
    expect(report.findings.filter((f) => f.check === 'negative-barrier').length).toBe(6);
  });

  it('names every error of a broken study at once and ends with 2', () => {
    const study = JSON.parse(run('studies', '--show', 'no3rr').stdout) as {
      mechanism: string[];
      energetics: { steps: Record<string, unknown> };
    };
    study.mechanism[6] = 'NO3* + * <-> NO2* + 2O*';
    delete study.energetics.steps['2N* <-> N2* + *'];
    writeFileSync(file('broken.json'), JSON.stringify(study));
    const { code, stdout } = run('check', 'broken.json');
    expect(code).toBe(2);
    expect(stdout).toContain('element O is 3 on the left and 4 on the right');
    expect(stdout).toContain('sites of type s is 2 on the left and 3 on the right');
    expect(stdout).toContain('step 2N* <-> N2* + * has no rate parameters');
  });

  it('lists what is embedded', () => {
    const { code, stdout } = run('studies');
    expect(code).toBe(0);
    expect(stdout).toContain('no3rr');
    expect(stdout).toContain('62 candidates');
  });

  it('ships the JSON Schema that the program generates', () => {
    const shipped = readFileSync(new URL('../../datasets/study.schema.json', import.meta.url), 'utf8');
    expect(run('schema').stdout).toBe(shipped);
  });

  it('prints help with examples and exit codes', () => {
    for (const command of ['map', 'points', 'check', 'studies']) {
      const { code, stdout } = run(command, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain('Examples:');
    }
    expect(run('--version').stdout).toBe('0.1.0\n');
  });
});
