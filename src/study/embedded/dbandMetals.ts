import json from '../../../datasets/dband-metals/dband.json';
import { parseDBandSet, type DBandSet } from '../dbandSet';

let parsed: DBandSet | null = null;

/** The embedded d-band parameters of 30 metals. */
export function dbandMetals(): DBandSet {
  return (parsed ??= parseDBandSet(json, 'datasets/dband-metals/dband.json'));
}
