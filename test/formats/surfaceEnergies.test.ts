import { describe, expect, it } from 'vitest';
import { electronvolt_kJ_per_mol } from '../../src/base';
import { readSurfaces, type ColumnRequest, type EnergyUnit, type SurfaceTable } from '../../src/formats';
import { expectClose } from '../helpers/expectClose';
import { read, study } from './surfaceText';

const perEv: Readonly<Record<EnergyUnit, number>> = {
  eV: 1,
  meV: 1000,
  'kJ/mol': electronvolt_kJ_per_mol,
  'kcal/mol': electronvolt_kJ_per_mol / 4.184,
};
const energies = [-3.6, -4.4, -5.9];

function table(header: string, factor: number, request: ColumnRequest = {}): SurfaceTable {
  const rows = energies.map((e, i) => `s${i},${e * factor},${e}`).join('\n');
  return read(`name,"${header}",E_N\n${rows}\n`, { columns: { 1: { descriptor: 'E_O', ...request } } });
}

function expectEnergies(got: SurfaceTable): void {
  expect(got.rows).toHaveLength(energies.length);
  got.rows.forEach(({ values }, i) => expectClose(values.E_O, energies[i], { rel: 1e-14 }));
}

describe('units', () => {
  it.each(Object.keys(perEv) as EnergyUnit[])('%s in the header, chosen, and guessed from the size', (unit) => {
    const named = table(`E_O (${unit})`, perEv[unit]);
    expectEnergies(named);
    expect(named.columns[1].energy?.unit).toEqual({ value: unit, sureness: 'sure', reason: `the header says ${unit}` });
    expectEnergies(table('E_O', perEv[unit], { unit }));
    const guessed = table('E_O', perEv[unit]);
    expectEnergies(guessed);
    expect(guessed.columns[1].energy?.unit.sureness).toBe(unit === 'eV' ? 'likely' : 'guess');
  });

  it('says why it guessed', () => {
    expect(table('E_O', perEv['kJ/mol']).columns[1].energy?.unit.reason).toBe(
      'half of the values are above 425, which fits E_O in kJ/mol',
    );
  });

  it('falls back to eV where nothing fits, and refuses what is then too large', () => {
    const { columns, rows, refused } = table('E_O', 1e6);
    expect(columns[1].energy?.unit).toMatchObject({ value: 'eV', sureness: 'guess' });
    expect(rows).toEqual([]);
    expect(refused[0].reason).toBe('E_O: far outside, -3600000 eV is beyond 50 eV.');
  });

  it.each(['Ry', 'Hartree', 'Ha', 'a.u.'])('does not read %s as something else', (unit) => {
    expect(table(`E_O (${unit})`, 1).problem).toContain(`is in ${unit}, which is not read`);
    expectEnergies(table(`E_O (${unit})`, 1, { unit: 'eV' }));
  });
});

describe('signs', () => {
  it('turns values that are positive although the study’s range is not', () => {
    const turned = table('E_O', -1);
    expectEnergies(turned);
    expect(turned.columns[1].energy?.sign).toEqual({
      value: 'positive-stronger',
      sureness: 'likely',
      reason: '100 % of the values are positive, and the study\'s range is -6.7 to -2.5 eV',
    });
    expect(turned.notes).toEqual(['Only E_O is read with positive = stronger.']);
  }); // prettier-ignore

  it('leaves mixed signs, chosen signs and signs named in the header', () => {
    const mixed = read('name,E_O,E_N\na,4,-5\nb,-1,-5\nc,3,-5\n');
    expect(mixed.rows.map(({ values }) => values.E_O)).toEqual([4, -1, 3]);
    expect(table('E_O', -1, { sign: 'negative-stronger' }).rows[0].values.E_O).toBe(3.6);
    expect(table('E_O (positive = stronger)', -1).columns[1].energy?.sign.sureness).toBe('sure');
    expectEnergies(table('E_O', -1, { sign: 'positive-stronger' }));
  });

  it('does not turn positive values that are usual for the range or the reference state', () => {
    const [E_O, E_N] = study.descriptors;
    const weak = readSurfaces('name,E_O,E_N\na,1,-5\nb,2,-5\n', {
      descriptors: [{ ...E_O, range: [-1, 3] }, E_N],
    });
    expect(weak.rows.map(({ values }) => values.E_O)).toEqual([1, 2]);
    const water = read('name,E_O,E_N\na,1,-5\nb,2,-5\n', {
      columns: { 1: { reference: 'H2O/H2', shift_eV: -5.5 } },
    });
    expect(water.rows.map(({ values }) => values.E_O)).toEqual([-4.5, -3.5]);
    expect(water.notes).toEqual([]);
  });
});

describe('reference states', () => {
  it('add their shift after unit and sign', () => {
    const shifted = table('E_O', -1000, { unit: 'meV', shift_eV: -2.5 });
    shifted.rows.forEach(({ values }, i) => expectClose(values.E_O, energies[i] - 2.5, { rel: 1e-14 }));
  });

  it('without a shift are noted', () => {
    expect(table('E_O', 1, { reference: 'half-X2' }).notes).toEqual([
      'E_O is relative to ½X2 but nothing is added to turn it to gas-phase O atom.',
    ]);
  });

  it('are asked about where most values lie far outside', () => {
    expect(read('name,E_O,E_N\na,1,-5\nb,-0.4,-5\nc,0.2,-4\n').notes).toEqual([
      "Most values of E_O lie far from the study's -6.7 to -2.5 eV: is it relative to gas-phase O atom?",
    ]);
  });
});
