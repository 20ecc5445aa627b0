import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Node, SourceFile } from 'typescript';

/** The compiler as Node loads it: it need not pass through the bundler. */
export const ts = createRequire(import.meta.url)('typescript') as typeof import('typescript');

/** One import of a module of ours, or of a package. */
export interface ImportEdge {
  /** Module without extension, relative to `src`, e.g. `math/gth`. */
  readonly from: string;
  /** As written, e.g. `../math`. */
  readonly specifier: string;
  /** The module meant, relative to `src`; null for a package, a `node:` module or a file outside `src`. */
  readonly to: string | null;
}

/** One source file, parsed. */
export interface SourceModule {
  /** Relative to `src`, with extension. */
  readonly file: string;
  readonly name: string;
  readonly lines: number;
  readonly text: string;
  readonly tree: SourceFile;
  readonly imports: readonly ImportEdge[];
}

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every `.ts` and `.svelte` file under `src`, with what it imports. */
export function sourceModules(): readonly SourceModule[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|svelte)$/.test(file));
  return files
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((file) => parseModule(file, readFileSync(join(src, file), 'utf8')));
}

/** The module that text would be under the path `file` in `src`. */
export function parseModule(file: string, text: string): SourceModule {
  const name = file.replace(/\.ts$/, '');
  const code = file.endsWith('.svelte') ? scriptOf(text) : text;
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
  const { importedFiles } = ts.preProcessFile(code, true, true);
  const imports = importedFiles.map(({ fileName }) => ({
    from: name,
    specifier: fileName,
    to: target(name, fileName),
  }));
  return { file, name, lines: text.replace(/\n$/, '').split('\n').length, text, tree, imports };
}

/** The scripts of a component, on the lines where they stand. */
function scriptOf(component: string): string {
  const scripts = component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].reduce((code, { 0: all, 1: own, index }) => {
    const lines = component.slice(0, index + all.indexOf(own)).split('\n').length;
    return code + '\n'.repeat(Math.max(0, lines - code.split('\n').length)) + own;
  }, '');
}

function target(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.') || /\.(json|css)$/.test(specifier)) return null;
  const path = posix.normalize(posix.join(posix.dirname(from), specifier));
  return path.startsWith('../') ? null : path.replace(/\.(js|ts)$/, '');
}

/** Every node of a file, in the order written. */
export function nodesOf(tree: SourceFile): readonly Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** `file:line` of a node. */
export function placeOf(module: SourceModule, node: Node): string {
  return `${module.file}:${module.tree.getLineAndCharacterOfPosition(node.getStart(module.tree)).line + 1}`;
}
