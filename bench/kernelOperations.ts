import type { Batch } from '../src/kinetics';
import { evaluateProgram } from '../src/kinetics/evaluateProgram';
import { partnersOf } from '../src/kinetics/wasm/pairStreams';
import { reactionNetwork } from '../src/kinetics/wasm/reactionNetwork';
import { symbolicElimination } from '../src/kinetics/wasm/symbolicElimination';
import type { wasmPhases } from '../src/kinetics/wasm/wasmKernel';

/** f64x2 operations of one `roughExponential`, `roughLogarithm` (one division, counted as four) and `exponential`. */
const roughExp = 19;
const roughLog = 21;
const exactExp = 27;
const division = 4;
const depth = 5;

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
  const network = reactionNetwork(
    mechanism,
    Array.from(lnK, (value) => value === -Infinity),
    true,
  );
  const edges = new Map(network.transitions.map(({ from, to }) => [`${from} ${to}`, [from, to] as const]));
  const chains = network.chains.map(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i));
  const { pivots } = symbolicElimination([...edges.values()], chains, new Set());
  const n = network.states.length;
  const p = new Set(network.transitions.flatMap((t) => partnersOf(network, t))).size;
  const exits = pivots.reduce((sum, pivot) => sum + pivot.exits.length, 0);
  const entries = pivots.reduce((sum, pivot) => sum + pivot.entries.length, 0);
  const updates = pivots.reduce((sum, pivot) => sum + pivot.entries.reduce((s, e) => s + e.targets.length, 0), 0);
  const coefficients = [...program.pieces, ...program.masks].filter((c) => c !== 0 && Number.isFinite(c)).length;
  const elimination =
    2 * network.transitions.length + exits + pivots.length * division + entries + 2 * updates + 2 * entries;
  const transcendental = p * (roughExp + roughLog + division);
  const projection = 2 * depth * depth + depth ** 3 / 3 + depth * division;
  const acceleration = transcendental + n + p * (4 + 2 * (depth + 2) + 2 * depth + 6) + projection;
  const newton =
    elimination +
    p * (2 * exits + entries + 4 * updates + 3 * entries + 2 * n) +
    (2 * p ** 3) / 3 +
    p * (roughExp + roughLog + division);
  return {
    rates: 2 * coefficients + network.rates.length * exactExp,
    elimination,
    acceleration,
    'exp and log': transcendental,
    newton,
  };
}
