import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src/ui');

/** Parts that a component waits for and says nothing about when they do not come, by what it waits for. */
function silentWaits(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'AwaitBlock' && 'catch' in node && node.catch === null) {
      const { start, end } = (node as { readonly expression?: { readonly start: number; readonly end: number } })
        .expression ?? { start: 0, end: 0 };
      found.push(source.slice(start, end));
    }
    Object.values(node).forEach(walk);
  };
  walk(parse(source, { modern: true }).fragment);
  return found;
}

describe('a part of the page that is loaded when it is wanted', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svelte'));

  it('says so where it does not load', () => {
    const silent = files.flatMap((file) =>
      silentWaits(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`),
    );
    expect(silent).toEqual([]);
  });

  it('is found wherever it stands', () => {
    expect(files.length).toBeGreaterThan(40);
    const source = "{#if on}<p>{#await import('./a') then part}{part}{/await}</p>{/if}";
    expect(silentWaits(source)).toEqual(["import('./a')"]);
    expect(silentWaits(source.replace('{/await}', '{:catch}none{/await}'))).toEqual([]);
  });
});
