import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idealGas, nasa7Gas, shomateGas } from '../../src/study/gasModels';
import { formationSetSchema, parseThermoSet, shomateSetSchema } from '../../src/study/thermoSets';
import { thermalParts } from '../../src/thermo';
import { expectClose } from '../helpers/expectClose';
import { readJson } from './readDataset';

const shared = new URL('../../../shared/data/thermo/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, shared), 'utf8');
const formation = parseThermoSet(formationSetSchema, readJson('formation-obigt/formation.json'), 'formation.json');
const gibbs = (name: string): number => formation.species.find((s) => s.name === name)!.dGf_kJ_per_mol;

describe('thermochemical data', () => {
  it('hold 18 Shomate gases, 22 geometries and 58 formation properties', () => {
    expect(parseThermoSet(shomateSetSchema, readJson('shomate-nist/shomate.json'), 's.json').gases).toHaveLength(18);
    expect((readJson('molecules-g2/molecules.json') as { molecules: unknown[] }).molecules).toHaveLength(22);
    expect(formation.species).toHaveLength(58);
    expect(shomateGas('Xe')).toBeNull();
    expect(nasa7Gas('Xe')).toBeNull();
    expect(idealGas('Xe', [])).toBeNull();
  });

  it('give the standard potential of nitrate to ammonium, 0.881 V vs SHE, and of water formation, 1.229 V', () => {
    const faraday = 96.48533212;
    const ammonium = gibbs('NH4+') + 3 * gibbs('H2O(l)') - gibbs('NO3-');
    expectClose(-ammonium / (8 * faraday), 0.881, { abs: 1e-3 });
    expectClose(-(2 * gibbs('H2O(l)')) / (4 * faraday), 1.229, { abs: 1e-3 });
  });

  it.each(['H2', 'N2', 'CO', 'CO2', 'NH3', 'N2O', 'H2O'])('heat %s alike by both equations', (name) => {
    for (const T of [400, 700, 1000]) {
      const parts = [shomateGas(name)!, nasa7Gas(name)!].map((model) => thermalParts({ [name]: model }, name, T));
      expectClose(parts[0].heating, parts[1].heating, { abs: 2e-3 }, `heating of ${name} at ${T} K`);
      expectClose(T * parts[0].entropy, T * parts[1].entropy, { abs: 3e-3 }, `TS of ${name} at ${T} K`);
    }
  });

  it('have moments of inertia of the three kinds of molecules', () => {
    expect(idealGas('CO2', [])!.rotationalTemperatures_K).toHaveLength(1);
    expect(idealGas('CH4', [])!.rotationalTemperatures_K).toHaveLength(3);
    // B0 of CO, 1.9225 1/cm, from the measured bond; the calculated one is 0.02 Å longer.
    expectClose(idealGas('CO', [])!.rotationalTemperatures_K[0] / 1.438777, 1.9225, { rel: 0.04 });
    const [a, b, c] = idealGas('CH4', [])!.rotationalTemperatures_K;
    expectClose(a, c, { rel: 1e-9 });
    expectClose(a, b, { rel: 1e-9 });
  });

  it('are refused with the path of the fault', () => {
    const good = readJson('shomate-nist/shomate.json') as { gases: { name: string; ranges: object[] }[] };
    const broken = (change: object): unknown => ({ ...good, gases: [{ ...good.gases[0], ...change }] });
    const parse = (json: unknown): unknown => parseThermoSet(shomateSetSchema, json, 'f.json');
    expect(() => parse(broken({ ranges: [{ from_K: 1, to_K: 2, coefficients: [1] }] }))).toThrow(
      'invalid gases[0].ranges[0].coefficients: got [1], expected 8 coefficients (f.json)',
    );
    expect(() => parse({ ...good, gases: [good.gases[0], good.gases[0]] })).toThrow(
      'invalid gases[1].name: got "H2", expected a name not used before (f.json)',
    );
  });

  it.skipIf(!existsSync(shared))('agree with the transcribed tables, number by number', () => {
    const table = JSON.parse(read('shomate-nist.json')) as {
      species: Record<string, { T_min: number; T_max: number; ABCDEFGH: number[] }[]>;
    };
    for (const [name, ranges] of Object.entries(table.species)) {
      expect(shomateGas(name)!.ranges).toEqual(
        ranges.map((r) => ({ from_K: r.T_min, to_K: r.T_max, coefficients: r.ABCDEFGH })),
      );
    }
    const nasa = JSON.parse(read('nasa7.json')) as { species: Record<string, { coeffs: number[][] }> };
    for (const [name, { coeffs }] of Object.entries(nasa.species)) {
      expect(nasa7Gas(name)!.ranges.map((r) => r.coefficients)).toEqual(coeffs);
    }
    const rows = read('aqueous-gas-formation.csv')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split(','));
    expect(formation.species.map((s) => [s.name, s.dGf_kJ_per_mol, s.dHf_kJ_per_mol, s.S_J_per_mol_K])).toEqual(
      rows.map((cells) => [cells[0], Number(cells[4]), Number(cells[5]), Number(cells[6])]),
    );
  });
});
