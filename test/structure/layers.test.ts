import { describe, expect, it } from 'vitest';
import { importFault, layerOf, layers, moduleFaults } from './rules';
import { parseModule, sourceModules } from './sourceModules';

function importsOf(file: string, text: string): (string | null)[] {
  return parseModule(file, text).imports.map(importFault);
}

function faultsOf(file: string, text: string): readonly string[] {
  return moduleFaults(parseModule(file, text));
}

describe('the source tree', () => {
  const modules = sourceModules();
  const edges = modules.flatMap((module) => module.imports);
  const inner = edges.filter((edge) => edge.to !== null);

  it('was read: modules, edges, edges between layers, and every layer that has a folder', () => {
    expect(modules.length).toBeGreaterThan(40);
    expect(inner.length).toBeGreaterThan(100);
    expect(inner.filter(({ from, to }) => layerOf(from) !== (layerOf(to!) || to)).length).toBeGreaterThan(20);
    const seen = new Set(modules.map((module) => layerOf(module.file)));
    for (const layer of [
      'base',
      'math',
      'thermo',
      'energetics',
      'mechanism',
      'study',
      'kinetics',
      'screening',
      'plots',
    ]) {
      expect(seen).toContain(layer);
    }
  });

  it('imports modules that exist', () => {
    const names = new Set(modules.map((module) => module.name));
    const lost = inner.filter(({ to }) => !names.has(to!) && !names.has(`${to!}/index`));
    expect(lost.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('imports one way, each layer through its index', () => {
    expect(edges.map(importFault).filter((fault) => fault !== null)).toEqual([]);
  });

  it('keeps to the rules for modules', () => {
    expect(modules.flatMap(moduleFaults)).toEqual([]);
  });
});

describe('importFault', () => {
  it.each([
    ['energetics/rateLaw.ts', "import { x } from '../base';"],
    ['energetics/rateLaw.ts', "import { x } from '../base/index';"],
    ['kinetics/cpu/a.ts', "import { x } from '../kernel'; import { y } from './b'; import { z } from '../../math';"],
    ['study/embedded/a.ts', "import x from '../../../datasets/a.json'; import * as v from 'valibot';"],
    ['cli/main.ts', "import { x } from '../plots'; import { readFileSync } from 'node:fs';"],
  ])('allows %s %o', (file, text) => {
    expect(importsOf(file, text).filter((fault) => fault !== null)).toEqual([]);
  });

  it.each([
    [
      'math/gth.ts',
      "import { x } from '../kinetics';",
      'math/gth imports ../kinetics: math stands below or beside kinetics',
    ],
    ['math/gth.ts', "export { x } from '../thermo';", 'math/gth imports ../thermo: math stands below or beside thermo'],
    [
      'math/gth.ts',
      "import type { X } from '../study';",
      'math/gth imports ../study: math stands below or beside study',
    ],
    [
      'study/a.ts',
      "const f = () => import('../plots');",
      'study/a imports ../plots: study stands below or beside plots',
    ],
    ['ui/a.ts', "import { x } from '../cli';", 'ui/a imports ../cli: ui stands below or beside cli'],
    ['cli/a.ts', "import { x } from '../ui/b';", 'cli/a imports ../ui/b: cli stands below or beside ui'],
    ['study/a.ts', "import { x } from '../base/errors';", 'study/a imports ../base/errors past the index of base'],
    [
      'cli/a.ts',
      "import { x } from '../kinetics/cpu/kernel';",
      'cli/a imports ../kinetics/cpu/kernel past the index of kinetics',
    ],
    [
      'kinetics/cpu/a.ts',
      "import { x } from '../wasm/b';",
      'kinetics/cpu/a imports ../wasm/b: backends share only the contract',
    ],
    [
      'kinetics/webgpu/a.ts',
      "import { x } from '../cpu/b';",
      'kinetics/webgpu/a imports ../cpu/b: backends share only the contract',
    ],
    ['cli/a.ts', "import { x } from '../helpers';", 'cli/a imports ../helpers, which is in no layer'],
  ])('refuses %s %o', (file, text, fault) => {
    expect(importsOf(file, text)).toEqual([fault]);
  });
});

describe('moduleFaults', () => {
  it.each([
    ['math/a.ts', "/** a window, any process, fetch(x) */ const s = 'document as any'; export { s };"],
    ['math/a.ts', 'export interface A { readonly window: number; process(): void } const a = { fetch: 1 }; a.fetch;'],
    ['math/a.ts', 'export function f(x: number) { switch (x) { case 1: return 2; default: return 3; } }'],
    ['cli/a.ts', 'process.exit(0); export const w = window;'],
    ['workers/a.ts', "export const w = () => new Worker('x');"],
    ['math/a.ts', 'const a = 1;\n'.repeat(300)],
  ])('finds nothing in %s %o', (file, text) => {
    expect(faultsOf(file, text)).toEqual([]);
  });

  it.each([
    ['math/a.ts', 'const x = 1;\nexport const y: any = x;', 'math/a.ts:2 uses any'],
    ['cli/a.ts', 'export const y = 1 as any;', 'cli/a.ts:1 uses any'],
    ['math/a.ts', 'export const y = new Map<string, any>();', 'math/a.ts:1 uses any'],
    ['math/a.ts', 'export default 3;', 'math/a.ts:1 has a default export'],
    ['math/a.ts', 'export default function f() {}', 'math/a.ts:1 has a default export'],
    ['math/a.ts', 'const a = 1; export { a as default };', 'math/a.ts:1 has a default export'],
    ['math/a.ts', '// @ts-ignore\nexport const a = 1;', 'math/a.ts:1 says @ts-ignore'],
    ['math/a.ts', "import { readFileSync } from 'node:fs';", 'math/a.ts imports node:fs below workers'],
    ['screening/a.ts', 'export const a = window.innerWidth;', 'screening/a.ts:1 uses window below workers'],
    ['kinetics/a.ts', 'export const a = globalThis.navigator;', 'kinetics/a.ts:1 uses navigator below workers'],
    ['study/a.ts', "export const a = fetch('x');", 'study/a.ts:1 uses fetch below workers'],
    ['study/a.ts', "export const a = new Worker('x');", 'study/a.ts:1 uses Worker below workers'],
    ['study/a.ts', 'export const a = { process };', 'study/a.ts:1 uses process below workers'],
    ['other/a.ts', 'export const a = 1;', 'other/a.ts is in no layer'],
    ['main.ts', 'export const a = 1;', 'main.ts is in no layer'],
    ['math/a.ts', 'const a = 1;\n'.repeat(301), 'math/a.ts has 301 lines, at most 300 are allowed'],
  ])('finds one in %s %o', (file, text, fault) => {
    expect(faultsOf(file, text)).toEqual([fault]);
  });

  it('knows every layer once', () => {
    const names = layers.flat();
    expect(new Set(names).size).toBe(names.length);
  });
});
