import type { CompiledMechanism } from '../../mechanism';
import type { ChainStructure } from '../chain/chainStructure';
import type { ShareRequest } from '../kernel';
import { linearizeCode, weighCode } from './eliminationCode';
import { fluxCode, turnoverCode } from './turnoverCode';
import { float, functionOf } from './wgslLines';

/**
 * What the shader `steady` lacks: WGSL of one mechanism and pattern of vanishing rates, straight-line. Rate constants and
 * their temperature are not part of it.
 */
export function chainShader(
  mechanism: CompiledMechanism,
  structure: ChainStructure,
  shares: ShareRequest | null,
): string {
  const { network, partners } = structure;
  return [
    `const rateCount: u32 = ${network.rates.length}u;`,
    `const unknownCount: u32 = ${network.states.length}u;`,
    `const partnerCount: u32 = ${Math.max(1, partners.length)}u;`,
    `const stateCount: u32 = ${mechanism.states.length}u;`,
    `const externalCount: u32 = ${mechanism.externals.length}u;`,
    '/** Stationary occupations. */',
    'var<private> weight: array<Wide, unknownCount>;',
    startCode(structure),
    weighCode(structure),
    linearizeCode(structure),
    coverageCode(mechanism, structure),
    fluxCode(structure),
    turnoverCode(mechanism, structure, shares),
  ].join('\n');
}

function startCode({ network, partners }: ChainStructure): string {
  const lines = partners.map((i, p) => {
    const { first, end, fraction } = network.chains.find((chain) => i >= chain.first && i < chain.end)!;
    return `occupation[${p}] = startOf(point, ${p}u, ${float(fraction / (end - first))});`;
  });
  return functionOf('setStarts(point: u32)', lines);
}

function coverageCode({ states, denticity }: CompiledMechanism, { network }: ChainStructure): string {
  const unknown = new Map(network.states.map((s, i) => [s, i]));
  const lines = states.map((_, s) => {
    const i = unknown.get(s);
    const at = `coverages[point * stateCount + ${s}u]`;
    if (i === undefined) return `${at} = absent;`;
    const coverage =
      denticity[s] === 1 ? `weight[${i}]` : `normal(weight[${i}].m / ${float(denticity[s])}, weight[${i}].e)`;
    return `${at} = storedLog2(${coverage}, coverageUnits);`;
  });
  return functionOf('storeCoverages(point: u32)', lines);
}
