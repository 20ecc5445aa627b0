import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { xmlFault } from '../plots/xml';
import { runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);

describe('sabatier explain', () => {
  const pictures = ['--svg-network', 'network.svg', '--svg-profile', 'profile.svg'];
  const result = run('explain', 'no3rr', '--at', 'E_O=-4.5,E_N=-5', '--json', 'point.json', ...pictures);

  it('prints turnovers, coverages, steps and the way to the main product', () => {
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    const lines = result.stdout.split('\n');
    const starting = (text: string): string => lines.find((line) => line.startsWith(text)) ?? '';
    expect(lines[1]).toBe('ΔE_O = −4.5 eV · ΔE_N = −5 eV · U = 0.1 V vs RHE · T = 300 K · a(NO₃⁻) = 1 · steady state');
    expect(starting('NO3- ')).toMatch(/^NO3- +-5\.18e-16 +(\d\.\d{3})$/);
    expect(starting('NH3 ')).toMatch(/^NH3 +5\.18e-16 +1\.0000 +5\.25e-19 +(\d\.\d{3})$/);
    expect(starting('N2O* ')).toMatch(/^N2O\* +6\.78e-53$/);
    expect(starting('step ')).toContain('X_RC(NH3)');
    expect(starting('NO* + * <-> N* + O*')).toMatch(/5\.18e-16 +5\.47e-31 +5\.18e-16 +1\.06e-15 +2\.000$/);
    expect(lines.filter((line) => line.startsWith('NH3 + * <-> NH3*'))[1]).toMatch(/reverse +0\.628 +0\.376 +-1\.267$/);
    expect(result.stdout).toContain('wrote point.json, network.svg, profile.svg');
  });

  it('writes the same as JSON, with the study and its hash', () => {
    const json = JSON.parse(read('point.json')) as {
      studyHash: string;
      study: { id: string };
      point: { status: string; steps: { equation: string; net: number; affinity: unknown; control: number }[] };
      network: { edges: { from: string; to: string; lnFlux: number }[] };
      profile: { product: string; steps: { level: number }[] };
    };
    expect(json.studyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(json.study.id).toBe('no3rr');
    expect(json.point.status).toBe('converged');
    const removal = json.point.steps.find(({ equation }) => equation === 'NH3 + * <-> NH3*')!;
    expect(removal.net).toBeCloseTo(-5.18193e-16, 20);
    expect(removal.affinity).toBe('-Infinity');
    expect(json.network.edges.map(({ from, to }) => `${from} ${to}`)).toContain('NO3- NO3*');
    expect(json.profile.product).toBe('NH3');
    expect(json.profile.steps).toHaveLength(8);
  });

  it('draws both pictures', () => {
    for (const name of ['network.svg', 'profile.svg']) {
      const svg = read(name);
      expect(xmlFault(svg)).toBeUndefined();
      expect(svg).toContain((JSON.parse(read('point.json')) as { studyHash: string }).studyHash);
      expect(svg).toContain('NO₃⁻');
    }
  });

  it('takes conditions, a product, a candidate and a time', () => {
    const other = run('explain', 'no3rr', '--at', 'E_O=-4.5,E_N=-5,U=0', '--set', 'T=320', '--product', 'N2O');
    expect(other.code).toBe(0);
    expect(other.stdout).toContain('U = 0 V vs RHE · T = 320 K');
    expect(other.stdout).toContain('X_RC(N2O)');
    expect(other.stdout).toMatch(/on the way to N2O that .* % of the N atoms take/);
    const early = run('explain', 'no3rr', '--at', 'E_O=-4.5,E_N=-5', '--time', '1', '--json', '-');
    const json = JSON.parse(early.stdout) as { point: { conditions: { time: number }; steps: { control: null }[] } };
    expect(json.point.conditions.time).toBe(1);
    expect(json.point.steps[0].control).toBeNull();
    const study = JSON.parse(run('studies', '--show', 'no3rr').stdout) as { candidates: { name: string }[] };
    const names = study.candidates.map(({ name }) => name);
    const single = names.find((name) => names.filter((other) => other === name).length === 1 && !name.includes('='))!;
    expect(run('explain', 'no3rr', '--at', single).stdout).toContain('ΔE_O = ');
  });

  it('says why a point has no solution, draws nothing and ends with 1', () => {
    const masked = run('explain', 'no3rr', '--at', 'E_O=-4,E_N=-7', '--svg-network', 'none.svg');
    expect(masked.code).toBe(1);
    expect(masked.stderr).toBe('');
    expect(masked.stdout).toMatch(/\nmasked: .* is negative\nno picture of a point without solution\n$/);
    expect(readdirSync(folder.path)).not.toContain('none.svg');
  });
});

describe('bad arguments of explain are refused in one line', () => {
  const at = ['--at', 'E_O=-4.5,E_N=-5'];
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [[], "required option '--at <NAME=VALUE,…>' not specified (see --help)"],
    [['--at', 'E_O=-4.5'], 'invalid --at: got "E_O=-4.5", expected a value of E_N too'],
    [
      ['--at', 'dE_O=-5,dE_N=-6'],
      'invalid --at: got "dE_O", expected one of E_O, E_N, U, U_RHE, U_SHE, pH, T, time, beta, a_NO, a_N2, a_N2O, a_H2O, a_NH3, a_NO3-, a_H2, lg_a_NO, lg_a_N2, lg_a_N2O, lg_a_H2O, lg_a_NH3, lg_a_NO3-, lg_a_H2, P, lg_P',
    ],
    [['--at', 'E_O=-4.5,E_N=deep'], 'invalid E_N: got "deep", expected a number (--at)'],
    [['--at', 'E_O=-4.5,E_N=-5,E_N=-6'], 'invalid --at: got "E_N", expected each name once'],
    [['--at', 'E_O=-4.5,'], 'invalid --at: got "", expected NAME=VALUE'],
    [
      ['--at', 'Unobtainium'],
      'invalid --at: got "Unobtainium", expected E_O=VALUE,E_N=VALUE, or the name of a candidate',
    ],
    [[...at, '--set', 'E_O=-4'], 'invalid --set: got "E_O", expected no variable that --at gives'],
    [[...at, '--set', 'T=0'], 'invalid T: got 0, expected a temperature above 0 and at most 5000 K (--set)'],
    [[...at, '--product', 'N2H4'], 'invalid --product: got "N2H4", expected one of NO, N2, N2O, NH3, H2, H2O'],
    [[...at, '--backend', 'abacus'], 'invalid --backend: got "abacus", expected one of auto, cpu, wasm, webgpu'],
    [
      [...at, '--json', '/proc/none/point.json'],
      'invalid output file: got "/proc/none/point.json", expected a path that can be written (ENOENT)',
    ],
  ];
  it.each(cases)('%j', (args, message) => {
    const before = readdirSync(folder.path).sort();
    const refused = run('explain', 'no3rr', ...args);
    expect(refused.stderr).toBe(`sabatier: ${message}\n`);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toBe('');
    expect(readdirSync(folder.path).sort()).toEqual(before);
  });
});
