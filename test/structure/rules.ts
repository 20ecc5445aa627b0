import type { Expression, Identifier, Node } from 'typescript';
import { nodesOf, placeOf, ts, type ImportEdge, type SourceModule } from './sourceModules';

/** Layers from the bottom up; a layer imports itself and those before it. `ui` and `cli` share the last place. */
export const layers: readonly (readonly string[])[] = [
  ['base'],
  ['math'],
  ['thermo'],
  ['energetics'],
  ['mechanism'],
  ['study'],
  ['formats'],
  ['kinetics'],
  ['screening'],
  ['workers'],
  ['plots'],
  ['ui', 'cli'],
];

/** Folders of `kinetics` that share nothing but the contract. */
const backends = ['kinetics/cpu/', 'kinetics/wasm/', 'kinetics/webgpu/'];

export const longestFile = 300;

/** Names of the page, the network, threads and the process, which are passed in below `workers`. */
const outside = new Set([
  'window', 'document', 'navigator', 'location', 'fetch', 'XMLHttpRequest', 'Worker', 'SharedWorker', 'localStorage',
  'process', 'require', '__dirname', '__filename',
]); // prettier-ignore

/** Layer of a module or file, `math` for `math/gth`; empty for a file that stands in no layer. */
export function layerOf(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? '' : name.slice(0, slash);
}

function rankOf(layer: string): number {
  return layers.findIndex((names) => names.includes(layer));
}

/** Why an import is not allowed, or null. */
export function importFault({ from, specifier, to }: ImportEdge): string | null {
  if (to === null) return null;
  const own = layerOf(from);
  const other = layerOf(to) === '' ? to : layerOf(to);
  const said = `${from} imports ${specifier}`;
  if (rankOf(other) < 0) return `${said}, which is in no layer`;
  if (own === other) {
    const [here, there] = [from, to].map((name) => backends.find((folder) => name.startsWith(folder)));
    return here !== undefined && there !== undefined && here !== there
      ? `${said}: backends share only the contract`
      : null;
  }
  if (rankOf(other) >= rankOf(own)) return `${said}: ${own} stands below or beside ${other}`;
  return to === other || to === `${other}/index` ? null : `${said} past the index of ${other}`;
}

/** What a module does that no module, or none of its layer, may do; each with file and line. */
export function moduleFaults(module: SourceModule): readonly string[] {
  const layer = layerOf(module.file);
  const found: string[] = [];
  if (rankOf(layer) < 0) found.push(`${module.file} is in no layer`);
  if (module.lines > longestFile)
    found.push(`${module.file} has ${module.lines} lines, at most ${longestFile} are allowed`);
  for (const match of module.text.matchAll(/@ts-(ignore|nocheck|expect-error)/g)) {
    const line = module.text.slice(0, match.index).split('\n').length;
    found.push(`${module.file}:${line} says ${match[0]}`);
  }
  const pure = rankOf(layer) < rankOf('workers');
  if (pure) {
    const node = module.imports.filter(({ specifier }) => specifier.startsWith('node:'));
    found.push(...node.map(({ specifier }) => `${module.file} imports ${specifier} below workers`));
  }
  for (const node of nodesOf(module.tree)) {
    const fault = nodeFault(node, pure);
    if (fault !== null) found.push(`${placeOf(module, node)} ${fault}`);
  }
  return found;
}

function nodeFault(node: Node, pure: boolean): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'uses any';
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
    return ts.isDefaultClause(node.parent) || ts.isDefaultClause(node) ? null : 'has a default export';
  }
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return 'has a default export';
  if (pure && ts.isIdentifier(node) && outside.has(node.text) && !isMemberName(node)) {
    return `uses ${node.text} below workers`;
  }
  return null;
}

/** True for a name that says which member is meant: `task.process`, `{ process: 1 }`, `interface { window: … }`. */
function isMemberName(node: Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node && !isGlobalThis(parent.expression);
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (
    'name' in parent &&
    parent.name === node &&
    (ts.isPropertyAssignment(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent))
  );
}

function isGlobalThis(node: Expression): boolean {
  return ts.isIdentifier(node) && ['globalThis', 'self'].includes(node.text);
}
