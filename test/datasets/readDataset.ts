import { existsSync, readFileSync } from 'node:fs';

import { parseParameterSet, parseSurfaceSet, type ParameterSet, type SurfaceSet } from '../../src/study/dataset';

const datasets = new URL('../../datasets/', import.meta.url);
const shared = new URL('../../../shared/', import.meta.url);

/** Whether the reference files the datasets are compared with stand beside this checkout. */
export const hasReference = existsSync(new URL('data/no3rr-map/', shared));

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, datasets), 'utf8'));
}

export function readSurfaceSet(id: string): SurfaceSet {
  const file = `${id}/surfaces.json`;
  return parseSurfaceSet(readJson(file), file);
}

export function readParameterSet(id: string): ParameterSet {
  const file = `${id}/parameters.json`;
  return parseParameterSet(readJson(file), file);
}

/** Text of a reference file under `data/no3rr-map/`. */
export function readReference(file: string): string {
  return readFileSync(new URL(`data/no3rr-map/${file}`, shared), 'utf8');
}

/** Rows of a reference CSV, comment lines left out, cells by column title. */
export function readReferenceRows(file: string): Record<string, string>[] {
  const lines = readReference(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [titles, ...rows] = lines.map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(titles.map((title, i) => [title, cells[i]])));
}
