import { existsSync, readFileSync } from 'node:fs';

const shared = new URL('../../../shared/', import.meta.url);
const own = new URL('data/', import.meta.url);

/** Numbers of a reference file by name, written as text so that no digit is lost in JSON. */
export type Numbers = Readonly<Record<string, string>>;

/** Steady state in the shared reference file. */
export interface SharedPoint {
  readonly E_O: number;
  readonly E_N: number;
  readonly U_RHE: number;
  readonly T: number;
  readonly a_NO3: number;
  readonly coverages: Numbers;
  readonly tof: Numbers;
  /** By step, in the order of the study, then by species. */
  readonly drc?: Readonly<Record<string, Numbers>>;
}

/** Steady state made by generate/no3rr_steady.py. */
export interface ExtraPoint {
  readonly E_O: number;
  readonly E_N: number;
  readonly U: number;
  readonly T: number;
  readonly activities: Readonly<Record<string, number>>;
  readonly coverages: Numbers;
  readonly tof: Numbers;
  /** By species, then by step. */
  readonly drc: Readonly<Record<string, readonly string[]>>;
}

/** Transient made by generate/no3rr_transient.py. */
export interface TransientPoint {
  readonly E_O: number;
  readonly E_N: number;
  readonly U: number;
  readonly T: number;
  readonly times: readonly { readonly time: number; readonly coverages: Numbers; readonly tof: Numbers }[];
}

/** Whether a file stands in the shared folder beside this checkout. */
export function hasShared(file: string): boolean {
  return existsSync(new URL(file, shared));
}

export function readShared(file: string): string {
  return readFileSync(new URL(file, shared), 'utf8');
}

export function readOwn(file: string): string {
  return readFileSync(new URL(file, own), 'utf8');
}
