import { reactionText, unbalancedText } from '../plots';
import { isElectrochemical, type EnergyProfile, type PointExplanation } from '../screening';
import { alignedLines } from './alignedLines';
import { power, signedPower } from './powerText';

/** A point explained for a person: status, turnovers, coverages, steps and the energies on the way to a product. */
export function explainLines(explanation: PointExplanation, profile: EnergyProfile | null): readonly string[] {
  const { status, maskReason, residual, iterations } = explanation;
  if (status !== 'converged') return [`${status}${maskReason === '' ? '' : `: ${maskReason}`}`];
  return [
    `converged in ${iterations} iterations, residual ${residual.toExponential(1)}`,
    '',
    ...turnoverTable(explanation),
    '',
    ...coverageTable(explanation),
    '',
    ...(explanation.interactions.length === 0 ? [] : [...interactionTable(explanation), '']),
    ...stepTable(explanation),
    ...(profile === null ? [] : ['', ...profileTable(profile)]),
  ];
}

function turnoverTable(explanation: PointExplanation): readonly string[] {
  const held = isElectrochemical(explanation) ? `, constant U_${explanation.conditions.scale}` : '';
  const rows = explanation.turnovers.map(
    ({ species, lnTof, sign, selectivity, faradaicEfficiency, activationEnergy }) => [
      species,
      signedPower(lnTof, sign),
      share(selectivity),
      share(faradaicEfficiency),
      fixed(activationEnergy),
    ],
  );
  return alignedLines([
    ['species', 'TOF (1/s per site)', 'selectivity', 'faradaic efficiency', `E_app (eV${held})`],
    ...rows,
  ]);
}

function coverageTable({ coverages }: PointExplanation): readonly string[] {
  const sorted = [...coverages].sort((a, b) => (b.lnCoverage > a.lnCoverage ? 1 : -1));
  return alignedLines([
    ['surface species', 'coverage'],
    ...sorted.map(({ species, free, lnCoverage }) => [free ? `${species} (empty site)` : species, power(lnCoverage)]),
  ]);
}

function interactionTable({ interactions }: PointExplanation): readonly string[] {
  const rows = interactions.map(({ species, energy }) => [species, energy.toFixed(3)]);
  return alignedLines([['adsorbate or transition state', 'interactions (eV)'], ...rows]);
}

function stepTable({ steps, controlOf }: PointExplanation): readonly string[] {
  const rows = steps.map(({ equation, lnForward, lnReverse, lnNet, netSign, reversibility, control }) => [
    equation,
    power(lnForward),
    power(lnReverse),
    signedPower(lnNet, netSign),
    share(reversibility),
    fixed(control),
  ]);
  return alignedLines([['step', 'r+ (1/s)', 'r- (1/s)', 'net rate', 'r-/r+', `X_RC(${controlOf})`], ...rows]);
}

function profileTable(profile: EnergyProfile): readonly string[] {
  const { product, quantity, steps, activities, atUnit, route, reaction, unbalanced, share: part } = profile;
  const what = quantity === 'energy' ? 'energies' : 'free energies';
  const unit = activities && atUnit.length === 0 ? 'kT ln a included' : 'activities of 1';
  const energy = (value: number): string => (Number.isNaN(value) ? 'unknown' : fixed(value));
  const percent = (value: number): string => `${(100 * value).toPrecision(3)} %`;
  const way =
    unbalanced.length === 0
      ? `${reactionText(reaction)}, the way of up to ${percent(part)} of the ${product} made:`
      : `on the way to ${product} that ${percent(route.chance)} of the ${route.element} atoms take:`;
  return [
    `${what} (eV, ${unit}) ${unbalanced.length === 0 ? 'of ' : ''}${way}`,
    ...alignedLines([
      ['step', 'events', 'direction', 'barrier', 'change', 'sum'],
      ...steps.map(({ equation, events, reversed, barrier, change, level }) => [
        equation,
        String(Number(events.toPrecision(3))),
        reversed ? 'reverse' : 'forward',
        energy(barrier),
        energy(change),
        energy(level),
      ]),
    ]),
    ...(unbalanced.length === 0 ? [] : [`the last sum is ${unbalancedText(unbalanced)}`]),
  ];
}

/** Three decimals, without the sign of what rounds to 0. */
function fixed(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(3).replace(/^-(0\.0+)$/, '$1');
}

function share(value: number): string {
  if (Number.isNaN(value)) return '';
  return value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e4) ? value.toExponential(2) : value.toFixed(4);
}
