import type { Batch } from '../src/kinetics';
import { evaluateProgram } from '../src/kinetics/evaluateProgram';
import { chainStructure } from '../src/kinetics/chain/chainStructure';
import { tangentCode, weighCode } from '../src/kinetics/wasm/chainCode';
import type { SlotFunction } from '../src/kinetics/wasm/slotCode';
import { solveCode } from '../src/kinetics/wasm/solveCode';
import type { wasmPhases } from '../src/kinetics/wasm/wasmKernel';

/** f64x2 operations of one `roughExponential`, `roughLogarithmOfRatio` (one division, counted as four) and `exponential`. */
const roughExp = 15;
const roughLog = 22;
const exactExp = 27;
const division = 4;

/**
 * f64x2 additions, multiplications and divisions (each worth four) that each phase cannot do without, for two points,
 * with nothing counted for loads, stores and the reading of streams.
 */
export function operationCounts({
  mechanism,
  program,
  x,
}: Batch): Readonly<Record<(typeof wasmPhases)[number], number>> {
  const lnK = new Float64Array(2 * mechanism.steps.length);
  evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
  const structure = chainStructure(
    mechanism,
    Array.from(lnK, (value) => value === -Infinity),
    true,
  );
  const at = (): number => 0;
  const plan = { ...structure, rate: at, occupation: at, weight: at };
  const p = structure.partners.length;
  const solution = solveCode({ size: p, entry: at, residual: at, step: at });
  const coefficients = [...program.pieces, ...program.masks].filter((c) => c !== 0 && Number.isFinite(c)).length;
  const transcendental = p * (roughExp + roughLog);
  const projection = 8 + 2 * division;
  return {
    rates: 2 * coefficients + structure.network.rates.length * exactExp,
    elimination: operations(weighCode(plan)),
    acceleration: transcendental + p * (2 + 1 + 3 * 2 + 1 + 4 + 2 + 1) + projection,
    'exp and log': transcendental,
    newton: operations(tangentCode(plan, at)) + operations(solution) + transcendental + 2 * p,
  };
}

/** Arithmetic instructions of generated code: f64x2.add, .sub, .mul and .div stand as 0xfd 0xf0 1 to 0xfd 0xf3 1. */
function operations(code: SlotFunction): number {
  const bytes = code.body();
  const count = (operation: number): number =>
    bytes.filter((byte, i) => byte === 0xfd && bytes[i + 1] === operation && bytes[i + 2] === 1).length;
  return count(0xf0) + count(0xf1) + count(0xf2) + division * count(0xf3);
}
