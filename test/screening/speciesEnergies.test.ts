import { describe, expect, it } from 'vitest';
import { evaluateForm, type AffineForm } from '../../src/energetics';
import { compileModel } from '../../src/screening';
import { programOf } from '../../src/screening/modelCache';
import { parseStudy, type Study } from '../../src/study';
import { thermalEnergy, thermalFreeEnergy, thermalParts } from '../../src/thermo';
import { expectClose } from '../helpers/expectClose';

const harmonic = (...frequencies_cm: number[]): object => ({ kind: 'harmonic', frequencies_cm });

/** Two electrochemical steps and a dissociation, with everything that an energy can be made of. */
function document(edit: (d: Record<string, never>) => void = () => undefined): Study {
  const study = {
    sabatier: 1,
    id: 'x',
    title: 'X',
    descriptors: [{ name: 'E_H', label: 'H', unit: 'eV', reference: 'H2', range: [-1, 1] }],
    mechanism: ['volmer: H+ + e- + * <-> H*', 'heyrovsky: H* + H+ + e- <-> H2 + *', 'tafel: 2H* <-> H2 + 2*'],
    energetics: {
      beta: 0.4,
      energies: {
        'H*': { E_H: 1 },
        H2: 0,
        'H-H*': { scaling: { of: { 'H*': 2 }, slope: 0.5, intercept: 0.9 } },
      },
      corrections: { 'H*': { solvation: -0.05, field: { U_SHE: 0.01 } } },
      steps: {
        volmer: { kind: 'eyring', barrier: { atEquilibrium: 0.26 } },
        heyrovsky: { kind: 'eyring', barrier: 'none' },
        tafel: { kind: 'eyring', barrier: { through: ['H-H*'] } },
      },
    },
    thermochemistry: {
      'H*': harmonic(1000, 900, 600),
      H2: { kind: 'fixed-entropy', entropy_eV_per_K: 0.00135, frequencies_cm: [4400] },
      'H-H*': { kind: 'combination', of: { 'H*': 1, H2: 0.5 } },
    },
    conditions: { T: 300, activities: { H2: 1 } },
    outputs: { reactant: 'H+', atom: 'H' },
  };
  edit(study as unknown as Record<string, never>);
  return parseStudy(study, 'x.json');
}

const at = { E_H: 0.1, U_RHE: -0.2, U_SHE: -0.2, T: 300, pH: 0 };

/** Free energies at the point, summed by hand. */
function expected(T: number): { readonly H: number; readonly H2: number; readonly TS: number } {
  const study = document();
  const thermal = (name: string): number => thermalFreeEnergy(thermalParts(study.thermochemistry!, name, T), T);
  return {
    H: 0.1 - 0.05 + 0.01 * -0.2 + thermal('H*'),
    H2: thermal('H2'),
    TS: 0.5 * 2 * 0.1 + 0.9 + thermal('H*') + 0.5 * thermal('H2'),
  };
}

/** ln k of a directed reaction at the point, as the compiled program has it. */
function lnK(study: Study, d: number, T = 300): number {
  const model = compileModel(study);
  const { pieces, piecePtr, variables } = programOf(model, T, 'RHE');
  const x = variables.map((name) => ({ E_H: 0.1, U: -0.2 })[name] ?? 0);
  const stride = variables.length + 1;
  const values = Array.from({ length: piecePtr[d + 1] - piecePtr[d] }, (_, i) => {
    const row = pieces.subarray((piecePtr[d] + i) * stride, (piecePtr[d] + i + 1) * stride);
    return x.reduce((sum, value, v) => sum + (row[v] === 0 ? 0 : row[v] * value), row[stride - 1]);
  });
  return Math.min(...values);
}

const lnAttempt = (T: number): number => Math.log((1.380649e-23 * T) / 6.62607015e-34);

describe('energies of species in rate constants', () => {
  it.each([300, 450])('are electronic energy, corrections and thermal part at %d K', (T) => {
    const { H, H2, TS } = expected(T);
    const kT = thermalEnergy(T);
    const barrier = (d: number): number => -kT * (lnK(document(), d, T) - lnAttempt(T));
    const volmer = H + -0.2;
    const heyrovsky = H2 - H + -0.2;
    expectClose(barrier(0), Math.max(0, volmer, 0.26 + 0.4 * volmer), { abs: 1e-12 });
    expectClose(barrier(0) - barrier(1), volmer, { abs: 1e-12 });
    expectClose(barrier(2), Math.max(0, heyrovsky), { abs: 1e-12 });
    expectClose(barrier(3), Math.max(0, -heyrovsky), { abs: 1e-12 });
    expectClose(barrier(4), Math.max(0, H2 - 2 * H, TS - 2 * H), { abs: 1e-12 });
    expectClose(barrier(4) - barrier(5), H2 - 2 * H, { abs: 1e-12 });
  });

  it('have their temperature derivative in the program', () => {
    const model = compileModel(document());
    const h = 0.01;
    const [program, above, below] = [300, 300 + h, 300 - h].map((T) => programOf(model, T, 'RHE'));
    program.piecesPerKelvin.forEach((slope, i) => {
      const numeric = (above.pieces[i] - below.pieces[i]) / (2 * h);
      expectClose(slope, numeric, { abs: 1e-6 * Math.max(1, Math.abs(slope)) }, `coefficient ${i}`);
    });
  });

  it('keep the difference of the first barriers of both directions at the reaction energy', () => {
    const value = (form: AffineForm): number => {
      const { H, H2 } = expected(300);
      const thermal = { 'thermal:H*': H - 0.1 + 0.05 - 0.01 * -0.2, 'thermal:H2': H2 };
      return evaluateForm(form, { ...at, ...thermal, 'thermal:H-H*': 0 });
    };
    const { H, H2 } = expected(300);
    const differences = compileModel(document()).steps.map(
      ({ forward, reverse }) => value(forward.barriers[0]) - value(reverse!.barriers[0]),
    );
    [H - 0.2, H2 - H - 0.2, H2 - 2 * H].forEach((want, i) => expectClose(differences[i], want, { abs: 1e-12 }));
  });

  interface Edit {
    energetics: { energies: Record<string, unknown>; corrections: object; steps: Record<string, unknown> };
  }
  const edited = (change: (d: Edit) => void) => () => compileModel(document((d) => change(d as unknown as Edit)));
  it.each<[string, (d: Edit) => void]>([
    [
      'energetics.energies["H*"]: got nothing, expected the energy of H* (step volmer needs it)',
      (d) => delete d.energetics.energies['H*'],
    ],
    [
      'energetics.energies["H-H*"]: got nothing, expected the energy of H-H* (step tafel needs it)',
      (d) => delete d.energetics.energies['H-H*'],
    ],
    [
      'energetics.energies["H*"]: got "H* → H-H* → H*", expected no energy that follows from itself',
      (d) => (d.energetics.energies['H*'] = { scaling: { of: { 'H-H*': 1 }, slope: 1, intercept: 0 } }),
    ],
    [
      'energetics.energies["H-H*"].scaling.points: got "2 points", expected at least 2 points with different summed energies',
      (d) =>
        (d.energetics.energies['H-H*'] = {
          scaling: {
            of: { 'H*': 2 },
            points: [
              [1, 2],
              [1, 3],
            ],
          },
        }),
    ],
    [
      'energetics.corrections.OH: got "OH", expected one of',
      (d) => (d.energetics.corrections = { OH: { solvation: 1 } }),
    ],
    [
      'energetics.corrections["H*"].solvation.E_X: got "E_X", expected one of const, E_H',
      (d) => (d.energetics.corrections = { 'H*': { solvation: { E_X: 1 } } }),
    ],
  ])('are refused: %s', (message, change) => {
    expect(edited(change)).toThrow(`invalid ${message}`);
  });
});
