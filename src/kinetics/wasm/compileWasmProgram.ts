import type { CompiledMechanism } from '../../mechanism';
import type { RateProgram } from '../rateProgram';
import { mechanismImage, type MechanismImage } from './mechanismImage';
import { MemoryLayout } from './memoryImage';
import { rateStreams } from './rateStreams';

/** What a program is compiled for. */
export interface WasmProgramInput {
  readonly mechanism: CompiledMechanism;
  readonly program: RateProgram;
  /** True for directed reactions without a rate. */
  readonly vanishing: readonly boolean[];
  /** False for transients, in which everything that a clean surface can reach takes part. */
  readonly steady: boolean;
  /** First free address. */
  readonly base: number;
  /** Points prepared together. */
  readonly blockPoints: number;
}

/** A mechanism with one rate program: what the kernel needs in memory, and what the host combines TOFs with. */
export type WasmProgram = MechanismImage;

const mechanisms = new WeakMap<CompiledMechanism, Map<string, MechanismImage>>();

/**
 * Compiles a mechanism, a rate program and a pattern of vanishing rates. What depends on the mechanism is kept, so that
 * another temperature costs no more than its rate constants.
 */
export function compileWasmProgram(input: WasmProgramInput): WasmProgram {
  const { program } = input;
  const fixed = mechanismPart(input);
  const layout = new MemoryLayout(fixed.image.end);
  const streams = rateStreams(program);
  layout.place('maskStreamAt', streams.masks);
  layout.place('pieceStreamAt', streams.pieces);
  layout.place('kelvinStreamAt', streams.perKelvin);
  const { globals, segments, end } = layout.image();
  return {
    ...fixed,
    image: {
      globals: { ...fixed.image.globals, ...globals, masks: program.maskReasons.length },
      segments: [...fixed.image.segments, ...segments],
      end,
    },
  };
}

function mechanismPart({ mechanism, program, vanishing, steady, base, blockPoints }: WasmProgramInput): MechanismImage {
  const variables = program.variables.length;
  const key = `${vanishing.map(Number).join('')} ${steady} ${variables} ${base} ${blockPoints}`;
  const own = mechanisms.get(mechanism) ?? new Map<string, MechanismImage>();
  mechanisms.set(mechanism, own);
  const known = own.get(key) ?? mechanismImage({ mechanism, vanishing, steady, variables, base, blockPoints });
  own.set(key, known);
  return known;
}
