import { describe, expect, it } from 'vitest';
import {
  explainPoint,
  reactionNetwork,
  reactionRoute,
  type ReactionNetwork,
  type Settings,
} from '../../../src/screening';
import type { Study } from '../../../src/study';
import { thermalEnergy } from '../../../src/thermo';
import { expectClose, Worst } from '../../identities/close';
import { evaluated, type Row } from '../../identities/evaluated';
import { nitrateCases, no3rr } from '../../identities/studyTable';
import { bidentateTurnover, closedCycle, cycleEnergy, langmuir } from '../../identities/toyStudies';

async function networkOf(study: Study, row: Row, settings: Settings = {}, cut?: number): Promise<ReactionNetwork> {
  const { evaluation } = await evaluated(study, [row], { settings });
  return reactionNetwork(evaluation.model, explainPoint(evaluation, 0), cut === undefined ? {} : { cut });
}

/** Net inflow of an element into a species, and the largest flux that makes it up. */
function inflow({ edges }: ReactionNetwork, species: string, element: string): { sum: number; top: number } {
  let [sum, top] = [0, 0];
  for (const edge of edges) {
    const flux = Math.exp(edge.lnFlux) * ((edge.atoms[element] ?? 0) / edge.atoms[edge.element]);
    if (edge.from === species) sum -= flux;
    if (edge.to === species) sum += flux;
    if ([edge.from, edge.to].includes(species)) top = Math.max(top, flux);
  }
  return { sum, top };
}

const point = { E_O: -4.5, E_N: -5 };

describe('reactionNetwork', () => {
  it.each(nitrateCases)(
    'carries as much of every element into a surface species as out of it: $name',
    async (entry) => {
      const { evaluation } = await evaluated(entry.study, entry.rows, { settings: entry.settings });
      const worst = new Worst();
      entry.rows.forEach((_, p) => {
        const network = reactionNetwork(evaluation.model, explainPoint(evaluation, p));
        for (const { species, kind } of network.nodes) {
          if (kind === 'external') continue;
          for (const element of ['N', 'O', 'H']) {
            const { sum, top } = inflow(network, species, element);
            if (top > 0) worst.add(sum, 0, `${element} of ${species} at point ${p}`, top);
          }
        }
      });
      worst.expectWithin(1e-9);
    },
  );

  it('carries out of the surface what the TOFs say', async () => {
    const results = await evaluated(no3rr, [point]);
    const network = reactionNetwork(results.evaluation.model, explainPoint(results.evaluation, 0));
    const worst = new Worst();
    for (const { name, composition } of results.evaluation.model.mechanism.externals) {
      for (const [element, count] of Object.entries(composition ?? {})) {
        const want = count * results.tof(0, name);
        worst.add(inflow(network, name, element).sum, want, `${element} of ${name}`, Math.abs(want));
      }
    }
    worst.expectWithin(1e-9);
  });

  it('runs edges the way the net rate runs and weights them by stoichiometry', async () => {
    const network = await networkOf(no3rr, point);
    const edge = (from: string, to: string) => network.edges.find((e) => e.from === from && e.to === to)!;
    expect(edge('NH3*', 'NH3')).toMatchObject({ equation: 'NH3 + * <-> NH3*', reversed: true, atoms: { N: 1, H: 3 } });
    expect(edge('NO3*', 'NO2*')).toMatchObject({ reversed: false, atoms: { N: 1, O: 2 }, element: 'N' });
    expect(edge('NO3*', 'O*')).toMatchObject({ atoms: { O: 1 }, element: 'O' });
    expect(edge('N*', 'N2*')).toMatchObject({ atoms: { N: 2 } });
    expect(edge('NO*', 'N2O*')).toMatchObject({ atoms: { N: 2, O: 1 } });
    expect(edge('H*', 'H2')).toMatchObject({ atoms: { H: 2 }, assists: false, reversed: true });
    expect(network.edges.every(({ from, to }) => ![from, to].some((name) => name === '*' || name === 'e-'))).toBe(true);
    expectClose(edge('NO3-', 'NO3*').share, 1, 1e-9, 'share of the reactant');
    expectClose(edge('O*', 'OH*').share, 3, 1e-3, 'three O per N');
  });

  it('notes hydrogen that a step adds, and marks its edge', async () => {
    const { edges } = await networkOf(no3rr, point);
    const main = edges.find(({ from, to }) => from === 'NH*' && to === 'NH2*')!;
    expect(main.assists).toBe(false);
    expect(main.taken.map(({ species, count }) => [species, count])).toEqual([['H+', 1]]);
    const side = edges.find(({ from, to }) => from === 'H+' && to === 'NH2*')!;
    expect([side.assists, side.element]).toEqual([true, 'H']);
    expect(edges.find(({ from, to }) => from === 'H+' && to === 'H*')!.assists).toBe(false);
  });

  it('flags edges below the cut of the largest flux of their element', async () => {
    const network = await networkOf(no3rr, point);
    const minor = (cut: number, from: string, to: string) =>
      networkOf(no3rr, point, {}, cut).then(({ edges }) => edges.find((e) => e.from === from && e.to === to)!.minor);
    expect(network.edges.find(({ to }) => to === 'NO')!.minor).toBe(true);
    expect(network.edges.find(({ to }) => to === 'NH3')!.minor).toBe(false);
    expect(network.edges.find(({ to }) => to === 'H2')!.minor).toBe(false);
    expect(await minor(1e-6, 'NO*', 'NO')).toBe(false);
    expect(await minor(1e-5, 'NO*', 'NO')).toBe(true);
  });

  it('has turnover or coverage at its nodes, and no empty sites', async () => {
    const results = await evaluated(no3rr, [point]);
    const { nodes } = reactionNetwork(results.evaluation.model, explainPoint(results.evaluation, 0));
    expect(nodes).toHaveLength(13 + 8);
    for (const { species, kind, lnAmount } of nodes) {
      const want = kind === 'surface' ? results.lnCoverage(0, species) : results.lnTof(0, species);
      expect(lnAmount, species).toBe(want);
    }
    expect(nodes.find(({ species }) => species === 'NO3-')!.role).toBe('reactant');
  });

  it('draws a hidden net rate as minor with unknown flux, relative to the largest flux', async () => {
    const a_B = Math.exp(-cycleEnergy / thermalEnergy(closedCycle().conditions.T));
    const network = await networkOf(closedCycle(), { E: -0.6 }, { a_B });
    expect(network.reference).toBe('largest flux');
    expect(network.edges).toHaveLength(5);
    expect(network.edges[0]).toMatchObject({ from: 'A', to: 'A*', lnFlux: NaN, minor: true });
    expect((await networkOf(langmuir(), { E: -0.3 })).edges).toEqual([]);
  });

  it('is empty for a masked point', async () => {
    expect(await networkOf(no3rr, { E_O: -4, E_N: -7 })).toMatchObject({ nodes: [], edges: [] });
  });

  it('shares atoms among products in proportion', async () => {
    const { edges } = await networkOf(bidentateTurnover(), { E: -0.6 });
    const split = edges.filter(({ equation }) => equation === 'A2** -> A* + B + *');
    expect(split.map(({ to, atoms }) => [to, atoms]).sort()).toEqual([
      ['A*', { C: 1 }],
      ['B', { C: 1 }],
    ]);
  });
});

describe('reactionRoute', () => {
  it('takes the most likely way and says how likely it is', async () => {
    const network = await networkOf(closedCycle(), { E: -0.6 }, { a_B: 0.01 });
    const route = reactionRoute(network, 'A', 'B', 'C')!;
    const shareOf = (from: string, to: string) => network.edges.find((e) => e.from === from && e.to === to)!.share;
    const [direct, around] = [shareOf('A*', 'B*'), shareOf('A*', 'C*')];
    const way = direct > around ? ['A*', 'B*', 'B'] : ['A*', 'C*', 'B*', 'B'];
    expect(route.edges.map(({ to }) => to)).toEqual(way);
    expectClose(route.chance, Math.max(direct, around) / (direct + around), 1e-9, 'chance');
  });

  it('chances over the products of nitrate reduction are their selectivities where the ways do not branch', async () => {
    const results = await evaluated(no3rr, [point]);
    const explanation = explainPoint(results.evaluation, 0);
    const network = reactionNetwork(results.evaluation.model, explanation);
    for (const name of ['NO', 'NH3']) {
      const { selectivity } = explanation.turnovers.find(({ species }) => species === name)!;
      const chance = reactionRoute(network, 'NO3-', name, 'N')!.chance;
      expectClose(chance / selectivity, 1, 1e-6, name);
    }
  });

  it('is null where nothing flows', async () => {
    const network = await networkOf(no3rr, point);
    expect(reactionRoute(network, 'NO3-', 'H2', 'N')).toBeNull();
    expect(reactionRoute(network, 'NH3', 'NO3-', 'N')).toBeNull();
    expect(reactionRoute(network, 'NO3-', 'NO3-', 'N')).toBeNull();
  });
});
