import { InvalidInput } from '../../base';

/** Where something stands in a file, 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One line of `&compounds`. */
export interface MkmcxxCompound extends Place {
  readonly name: string;
  /** True for what takes sites of the surface, empty sites among them. */
  readonly onSurface: boolean;
  /** Pressure or activity, or coverage, at the start. */
  readonly start: number;
}

/** A compound of a reaction with its count. */
export interface MkmcxxTerm extends Place {
  readonly count: number;
  readonly name: string;
}

/**
 * Rate law of a reaction. `AR`: k = v exp(-E/RT) both ways, prefactors in 1/s and energies in J/mol. `HK`: Hertz–Knudsen
 * adsorption of a linear molecule and the desorption that goes with it.
 */
export type MkmcxxLaw =
  | {
      readonly kind: 'AR';
      readonly prefactor: number;
      readonly reversePrefactor: number;
      readonly barrier_J: number;
      readonly reverseBarrier_J: number;
    }
  | {
      readonly kind: 'HK';
      readonly area_m2: number;
      readonly mass_amu: number;
      readonly rotationalTemperature_K: number;
      readonly symmetry: number;
      readonly sticking: number;
      readonly desorption_J: number;
    };

/** One line of `&reactions`. */
export interface MkmcxxReaction extends Place {
  /** The equation as written. */
  readonly text: string;
  readonly left: readonly MkmcxxTerm[];
  readonly right: readonly MkmcxxTerm[];
  readonly law: MkmcxxLaw;
}

/** One line of `&settings`. */
export interface MkmcxxSetting extends Place {
  readonly value: string;
}

/** One line of `&runs`. */
export interface MkmcxxRun extends Place {
  readonly T: number;
  /** Electrode potential, V; null where the line has none. */
  readonly potential: number | null;
  /** Time that the run ends at, s. */
  readonly time: number;
}

/** An MKMCXX input of version 2, as it is written. */
export interface MkmcxxDocument {
  readonly compounds: readonly MkmcxxCompound[];
  readonly reactions: readonly MkmcxxReaction[];
  readonly settings: ReadonlyMap<string, MkmcxxSetting>;
  readonly runs: readonly MkmcxxRun[];
  /** Places of the sections that stand in the file, by name. */
  readonly sections: ReadonlyMap<string, Place>;
}

/** @throws InvalidInput always, with file, line and column. */
export function refuseAt(file: string, { line, column }: Place, name: string, got: unknown, expected: string): never {
  throw new InvalidInput({ name, got, expected, where: `${file} line ${line}, column ${column}` });
}
