import type { Ensemble, EnsembleMap, StudyMap } from '../screening';
import { chemicalText } from './chemicalText';
import { conditionsText } from './conditionsText';
import { usualLevel, type EnsembleKind } from './ensembleKind';
import { emptyReason, showsSomething } from './emptyReason';
import { mapPlot, roundLevels } from './mapPlot';
import { numberText } from './numberText';
import { withoutNumberless } from './pixelKinds';
import type { CategoryField, MapPlot, PixelState, ScalarField } from './plotModel';
import { productStyle } from './productStyle';
import { levelsOf } from './scaleChoice';
import { scientificText } from './scientificText';

/**
 * The picture of one quantity of an ensemble, drawn as other maps are. Probabilities are shares of the members that have a
 * solution at the pixel; a pixel at which fewer than half of the members have one is masked or failed, whichever more are.
 *
 * @param level probability below which the winner counts as uncertain and is hatched.
 */
export function ensemblePlot(map: EnsembleMap, kind: EnsembleKind, level = usualLevel): MapPlot {
  const { ensemble, x, y } = map;
  const { unperturbed, members, seed, parameters } = ensemble;
  const { uncertainty } = unperturbed.model.study;
  const plain: StudyMap = { x, y, evaluation: unperturbed };
  const plot = mapPlot(plain, { kind: 'activity' });
  const field = fieldOf(ensemble, kind, level);
  const state = withoutNumberless(
    Array.from(ensemble.solved, (solved, p) => pixelState(ensemble, p, solved)),
    field,
  );
  const counted = `${members} ${members === 1 ? 'member' : 'members'}, seed ${seed}`;
  const { title, candidates, candidatesAt, several } = plot;
  return {
    title,
    x: plot.x,
    y: plot.y,
    candidates,
    ...(candidatesAt === undefined ? {} : { candidatesAt }),
    ...(several === undefined ? {} : { several }),
    subtitle: `${conditionsText(unperturbed, [x.name, y.name])} · ${counted}`,
    state,
    field,
    maskReason: state.includes('masked') ? 'outside the model’s domain in most members' : '',
    ...(showsSomething(state) ? {} : { emptyReason: emptyReason(plain, state) }),
    ...(state.includes('unknown') ? { unknownReason: unknownReason(ensemble, kind) } : {}),
    metadata: {
      ...plot.metadata,
      quantity: field.title,
      ensemble: { members, seed, level, parameters, basis: uncertainty?.basis ?? null },
    },
  };
}

function pixelState({ members, masked, failed }: Ensemble, p: number, solved: number): PixelState {
  if (2 * solved >= members && solved > 0) return 'good';
  return masked[p] >= failed[p] ? 'masked' : 'failed';
}

function unknownReason({ unperturbed }: Ensemble, kind: EnsembleKind): string {
  if (kind.kind !== 'mean' && kind.kind !== 'spread') return 'no value';
  const { mechanism, reactant } = unperturbed.model;
  const forms = kind.species === reactant ? 'is consumed' : 'forms';
  const few = kind.kind === 'mean' ? 'no member' : 'fewer than two members';
  return `no value: ${chemicalText(mechanism.externals[kind.species].name)} ${forms} in ${few}`;
}

function fieldOf(ensemble: Ensemble, kind: EnsembleKind, level: number): ScalarField | CategoryField {
  const { model } = ensemble.unperturbed;
  const { mechanism, study, reactant } = model;
  const { species, thresholds, solved } = ensemble;
  const name = (x: number): string => chemicalText(mechanism.externals[x].name);
  const rate = (x: number): string => (x === reactant ? `TOF of ${name(x)} consumption` : `TOF(${name(x)})`);
  const share = (counts: Uint32Array, width: number, at: number, title: string, short: string): ScalarField =>
    scalar(
      Float64Array.from(solved, (n, p) => counts[p * width + at] / n),
      title,
      short,
      levelsOf(0, 1, 0.1),
    );
  switch (kind.kind) {
    case 'mean': {
      const at = species.indexOf(kind.species);
      const values = Float64Array.from(solved, (_, p) => ensemble.mean[p * species.length + at]);
      const levels = study.outputs.levels === undefined ? roundLevels(values) : levelsOf(...study.outputs.levels);
      return scalar(values, `mean of log₁₀ ${rate(kind.species)} / s⁻¹`, 'mean of log₁₀ TOF / s⁻¹', levels);
    }
    case 'spread': {
      const at = species.indexOf(kind.species);
      const values = Float64Array.from(solved, (_, p) => ensemble.spread[p * species.length + at]);
      const shown = values.filter((_, p) => pixelState(ensemble, p, solved[p]) === 'good');
      return scalar(
        values,
        `standard deviation of log₁₀ ${rate(kind.species)}`,
        'deviation of log₁₀ TOF',
        roundLevels(Float64Array.of(0, ...shown)),
      );
    }
    case 'wins': {
      const title = `probability that ${name(kind.product)} takes most ${study.outputs.atom} atoms`;
      return share(ensemble.wins, model.products.length, model.products.indexOf(kind.product), title, 'probability');
    }
    case 'exceeds': {
      const { species: x, tof } = thresholds[kind.threshold];
      const title = `probability of ${rate(x)} above ${scientificText(Math.log(tof))} s⁻¹`;
      return share(ensemble.exceeded, thresholds.length, kind.threshold, title, 'probability');
    }
    case 'solved': {
      const values = Float64Array.from(solved, (n) => n / ensemble.members);
      return scalar(
        values,
        'share of the members inside the domain and solved',
        'share of members',
        levelsOf(0, 1, 0.1),
      );
    }
    case 'winner':
      return winnerField(ensemble, level);
  }
}

function scalar(value: Float64Array, title: string, name: string, levels: readonly number[]): ScalarField {
  return { kind: 'scalar', value, palette: 'sequential', levels, title, name };
}

/** The product that wins in most members, hatched where it wins in a smaller share than `level`. */
function winnerField(ensemble: Ensemble, level: number): CategoryField {
  const { wins, solved, unperturbed } = ensemble;
  const { products, mechanism, study } = unperturbed.model;
  const width = products.length;
  const likeliest = Array.from(solved, (_, p) => {
    const counts = wins.subarray(p * width, (p + 1) * width);
    const most = counts.reduce((a, b) => Math.max(a, b), 0);
    return { most, index: most === 0 ? -1 : counts.indexOf(most) };
  });
  const shown = products.map((x, i) => ({ x, i })).filter(({ i }) => likeliest.some(({ index }) => index === i));
  const position = new Map(shown.map(({ i }, at) => [i, at]));
  return {
    kind: 'category',
    index: Int16Array.from(likeliest, ({ index }) => position.get(index) ?? -1),
    margin: Float64Array.from(likeliest, ({ index }) => (index < 0 ? NaN : Infinity)),
    categories: shown.map(({ x, i }) => {
      const { name } = mechanism.externals[x];
      return { label: chemicalText(name), ...productStyle(name, i) };
    }),
    title: `product that most often takes most ${study.outputs.atom} atoms`,
    uncertain: {
      pixels: Uint8Array.from(likeliest, ({ most }, p) => (most < level * solved[p] ? 1 : 0)),
      words: `the winner in less than ${numberText(100 * level)} % of the members`,
    },
  };
}
