import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  edgeWidth,
  loadLayeredLayout,
  networkPlot,
  pointPicture,
  renderNetwork,
  type NetworkPlot,
  type NetworkPlotOptions,
  type PlotNode,
  type Position,
} from '../../src/plots';
import { exchangeNeighbours } from '../../src/plots/exchangeNeighbours';
import { explainPoint, reactionNetwork, type NetworkEdge, type ReactionNetwork } from '../../src/screening';
import { evaluated } from '../identities/evaluated';
import { no3rr } from '../identities/studyTable';
import { unescaped, xmlFault } from './xml';

const layout = await loadLayeredLayout();
const { evaluation } = await evaluated(no3rr, [
  { E_O: -4.5, E_N: -5 },
  { E_O: -4.4, E_N: -4.2 },
]);
const explanations = [0, 1].map((p) => explainPoint(evaluation, p));
const networks = explanations.map((explanation) => reactionNetwork(evaluation.model, explanation));
const text = pointPicture(evaluation, explanations[0], 'Net fluxes');
const plotOf = (p: number, options: NetworkPlotOptions = {}): NetworkPlot =>
  networkPlot(networks[p], text, layout, options);

const hostile = '<img onerror="x()"> ]]> & \'q\' \u0007\uffff\ud800 end';

function changed(change: (edge: NetworkEdge) => NetworkEdge): ReactionNetwork {
  return { ...networks[0], edges: networks[0].edges.map(change) };
}

function overlap(a: PlotNode, b: PlotNode): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/** True when the point lies on the border of the node or at most 1 px beside it. */
function touches({ x, y, width, height }: PlotNode, [px, py]: Position): boolean {
  const [right, down] = [Math.abs(px - x) - width / 2, Math.abs(py - y) - height / 2];
  return Math.max(right, down) > -1 && Math.max(right, down) < 1;
}

describe('networkPlot', () => {
  it.each([0, 1])('places every species and step of nitrate reduction without overlap (point %i)', (p) => {
    const { nodes, edges, width, height } = plotOf(p);
    expect(nodes).toHaveLength(13 + 8);
    expect(new Set(edges.map(({ step }) => step)).size).toBe(19);
    nodes.forEach((a, i) => {
      expect(Math.abs(a.x - width / 2) + a.width / 2).toBeLessThanOrEqual(width / 2 + 1e-9);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height + 1e-9);
      for (const b of nodes.slice(0, i)) expect(overlap(a, b), `${a.species} over ${b.species}`).toBe(false);
    });
    expect(width).toBeLessThan(900);
  });

  it('keeps labels apart from species and from each other', () => {
    const { nodes, edges } = plotOf(0);
    edges.forEach(({ at: [x, y], label }, i) => {
      for (const node of nodes) {
        const inside = Math.abs(x - node.x) < node.width / 2 && Math.abs(y - node.y) < node.height / 2;
        expect(inside, `${label} in ${node.species}`).toBe(false);
      }
      for (const other of edges.slice(0, i)) {
        const apart = Math.hypot(x - other.at[0], y - other.at[1]);
        expect(apart, `${label} beside ${other.label}`).toBeGreaterThan(12);
      }
    });
  });

  it('draws each line from its first to its second species, those that run in reverse too', () => {
    const { nodes, edges } = plotOf(0);
    const drawn = networks[0].edges.filter(({ assists }) => !assists);
    expect(edges).toHaveLength(drawn.length);
    drawn.forEach(({ from, to, step }, i) => {
      const { points } = edges[i];
      expect(edges[i].step).toBe(step);
      expect(
        touches(
          nodes.find(({ species }) => species === from)!,
          points[0],
        ),
        `from ${from}`,
      ).toBe(true);
      expect(
        touches(
          nodes.find(({ species }) => species === to)!,
          points[points.length - 1],
        ),
        `to ${to}`,
      ).toBe(true);
    });
    expect(edges.find(({ tip }) => tip.startsWith('NH₃* ⇌ NH₃ + *'))).toBeDefined();
  });

  it('has labels with flux, element and hydrogen', () => {
    const labels = plotOf(0).edges.map(({ label }) => label);
    expect(labels).toContain('1 N');
    expect(labels).toContain('1 N +H⁺');
    expect(labels).toContain('3 O +H⁺');
    expect(labels).toContain('1.9×10⁻⁶ N');
    const backwards = changed((edge) => ({ ...edge, taken: edge.given, given: edge.taken }));
    expect(networkPlot(backwards, text, layout).edges.map(({ label }) => label)).toContain('1 N −H⁺');
    const hidden = networkPlot(
      changed((edge) => ({ ...edge, lnFlux: NaN, share: NaN, minor: true })),
      text,
      layout,
    );
    expect(hidden.edges[0].label).toBe('?');
    expect(hidden.notes.join(' ')).toContain('hidden by rounding');
  });

  it('leaves out small fluxes and what only they reach', () => {
    const { nodes, edges, notes } = plotOf(0, { minor: 'omit' });
    expect(edges.every(({ minor }) => !minor)).toBe(true);
    const names = nodes.map(({ species }) => species);
    expect(names).toContain('NH3');
    expect(names).not.toContain('N2O');
    expect(notes.join(' ')).toContain('left out');
    expect(plotOf(0).notes.join(' ')).toContain('below 1 % of');
  });

  it('has widths that grow by the logarithm of the flux between 1e-4 and 10', () => {
    expect([1e-30, 1e-4, 1e-3, 1, 10, 1e20, NaN].map(edgeWidth)).toEqual([1, 1, 2.4, 6.6, 8, 8, 1]);
  });

  it('refuses a network without edges', () => {
    expect(() => networkPlot({ ...networks[0], edges: [] }, text, layout)).toThrow(
      'invalid network: got "no edge", expected a solved point with a net rate',
    );
  });
});

describe('renderNetwork', () => {
  it.each([0, 1])('writes well-formed SVG with every species, flux and what they mean (point %i)', (p) => {
    const plot = plotOf(p);
    const svg = renderNetwork(plot);
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    for (const { name, detail } of plot.nodes) {
      expect(svg).toContain(`>${name}<`);
      expect(svg).toContain(`>${detail}<`);
    }
    for (const { label } of plot.edges) expect(svg).toContain(`>${label}<`);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(plot.edges.filter(({ minor }) => minor).length);
    expect(svg).toContain('NO₃⁻ consumed');
  });

  it('carries the point, the study’s hash and sources', () => {
    const metadata = JSON.parse(unescaped(/<metadata>(.*?)<\/metadata>/.exec(renderNetwork(plotOf(0)))![1])) as object;
    expect(metadata).toMatchObject({ study: 'no3rr', studyHash: evaluation.model.hash, point: { E_O: -4.5, E_N: -5 } });
  });

  it('is the same text every time', () => {
    expect(renderNetwork(plotOf(0))).toBe(renderNetwork(plotOf(0)));
  });

  it('shows text from the input as text', () => {
    const svg = renderNetwork(
      networkPlot(networks[0], { title: hostile, subtitle: hostile, metadata: { hostile } }, layout),
    );
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toContain('<img');
  });
});

describe('the layout', () => {
  it('is by a library that one module imports, and no module of plots imports at once', () => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const importers = (specifier: RegExp) =>
      files
        .filter((file) => specifier.test(readFileSync(join(src, file), 'utf8')))
        .map((file) => basename(file, '.ts'));
    expect(importers(/from '@dagrejs/)).toEqual(['dagreLayout']);
    expect(importers(/from '.*dagreLayout'/)).toEqual([]);
    expect(importers(/import\('.*dagreLayout'\)/)).toEqual(['layeredLayout']);
  });

  it('exchanges neighbours until no exchange removes a crossing', () => {
    const links = [
      ['a', 'y'],
      ['a', 'x'],
      ['b', 'z'],
      ['b', 'y'],
    ];
    const places: Record<string, { rank: number; order: number }> = {
      a: { rank: 0, order: 1 },
      b: { rank: 0, order: 0 },
      x: { rank: 1, order: 0 },
      y: { rank: 1, order: 1 },
      z: { rank: 1, order: 2 },
    };
    exchangeNeighbours({
      nodes: () => Object.keys(places),
      node: (id) => places[id],
      edges: () => links.map(([v, w]) => ({ v, w })),
    });
    const order = (rank: number) =>
      Object.keys(places)
        .filter((id) => places[id].rank === rank)
        .sort((p, q) => places[p].order - places[q].order)
        .join('');
    expect([`${order(0)} ${order(1)}`]).toEqual(['ab xyz']);
  });
});
