import type { RateProgram } from '../rateProgram';
import type { Batch } from '../kernel';
import type { ChainStructure } from '../chain/chainStructure';
import type { SharedStructs } from './shaderTexts';
import { coordinateGrains, type SplitForms } from './splitForms';
import { absent, coverageUnits } from './storedNumbers';

const littleEndian = true;

/** Terms of the forms as the shader reads them. */
export function packTerms({ term }: SharedStructs, forms: SplitForms): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(forms.terms.length * term.size));
  const [wholeAt, coefficientAt, restAt] = ['whole', 'coefficient', 'rest'].map(term.offset);
  forms.terms.forEach(({ whole, coefficient, rest }, i) => {
    const at = i * term.size;
    view.setInt32(at + wholeAt, whole, littleEndian);
    view.setFloat32(at + coefficientAt, coefficient, littleEndian);
    view.setFloat32(at + restAt, rest, littleEndian);
  });
  return view.buffer;
}

/** Where each rate constant of a network comes from. */
export function packRates(
  { rate }: SharedStructs,
  { network }: ChainStructure,
  { piecePtr }: RateProgram,
): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(network.rates.length * rate.size));
  network.rates.forEach(({ directed, lnFactor }, r) => {
    const at = r * rate.size;
    view.setUint32(at + rate.offset('first'), piecePtr[directed], littleEndian);
    view.setUint32(at + rate.offset('end'), piecePtr[directed + 1], littleEndian);
    view.setFloat32(at + rate.offset('factor'), Math.exp(lnFactor), littleEndian);
  });
  return view.buffer;
}

/** What the shader knows of a dispatch. */
export function packBatch({ batch }: SharedStructs, values: Readonly<Record<string, number>>): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(batch.size));
  for (const [name, value] of Object.entries(values)) view.setUint32(batch.offset(name), value, littleEndian);
  return view.buffer;
}

/** Variables of some rows, in grains and rests. */
export function packCoordinates(
  { coordinate }: SharedStructs,
  { x, program }: Batch,
  { variables }: SplitForms,
  rows: Int32Array,
): ArrayBuffer {
  const stride = coordinate.size / Float32Array.BYTES_PER_ELEMENT;
  const [wholeAt, restAt] = ['whole', 'rest'].map((name) => coordinate.offset(name) / Float32Array.BYTES_PER_ELEMENT);
  const wholes = new Int32Array(rows.length * variables.length * stride);
  const rests = new Float32Array(wholes.buffer);
  const width = program.variables.length;
  let at = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] * width;
    for (let v = 0; v < variables.length; v++) {
      const value = x[row + variables[v]];
      const whole = Math.round(value * coordinateGrains);
      wholes[at + wholeAt] = whole;
      rests[at + restAt] = value - whole / coordinateGrains;
      at += stride;
    }
  }
  return wholes.buffer;
}

/** Occupations of the partners to start from; `absent` in a point some of whose coverages are not finite. */
export function packStarts(
  { start, mechanism }: Batch,
  { network, partners }: ChainStructure,
  rows: Int32Array,
): ArrayBuffer {
  const stored = new Int32Array(rows.length * partners.length);
  if (start === null) return stored.buffer;
  const states = mechanism.states.length;
  const { denticity } = mechanism;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] * states;
    const usable = network.states.every((s) => Number.isFinite(start[row + s]));
    for (let p = 0; p < partners.length; p++) {
      const s = network.states[partners[p]];
      const log2 = start[row + s] / Math.LN2 + Math.log2(denticity[s]);
      stored[i * partners.length + p] = usable ? Math.round(Math.max(-2000, log2) * coverageUnits) : absent;
    }
  }
  return stored.buffer;
}
