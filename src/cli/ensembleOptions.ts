import { InvalidInput } from '../base';
import { readEnsemble, type GivenCovariance } from '../formats';
import { compileModel, mostMembers, type Model, type Threshold } from '../screening';
import { parseStudy, type Study } from '../study';
import { readText } from './readStudy';

/** Options of `sabatier ensemble` that say what is uncertain. */
export interface UncertaintyOptions {
  readonly sigma: readonly string[];
  readonly ensemble?: string;
  /** Beside those of the study. */
  readonly covariances?: readonly GivenCovariance[];
}

/** What is said of numbers that the study does not hold. */
const basis = 'chosen on the command line';

/**
 * The study with the uncertainty that the options give: `--sigma` adds to the study's own or replaces it, name by name, and
 * `--ensemble` replaces its ensemble.
 *
 * @throws InvalidInput for an option that cannot be read, and as `compileModel`.
 */
export function uncertainModel(model: Model, { sigma, ensemble, covariances = [] }: UncertaintyOptions): Model {
  const { study } = model;
  const own = study.uncertainty;
  if (sigma.length === 0 && ensemble === undefined && covariances.length === 0) {
    if (own !== undefined) return model;
    throw new InvalidInput({
      name: '--sigma',
      got: undefined,
      expected: 'a standard deviation such as barrier=0.1, or an --ensemble (the study has no uncertainty)',
    });
  }
  const uncertainty = {
    ...own,
    basis: own?.basis === undefined ? basis : `${own.basis}; others ${basis}`,
    sigma: { ...own?.sigma, ...parseSigmas(sigma) },
    covariances: [...(own?.covariances ?? []), ...covariances],
    ...(ensemble === undefined
      ? {}
      : { ensemble: readEnsemble(readText(ensemble, 'a CSV of deviations, one member a row'), ensemble) }),
  };
  const where = sigma.length > 0 ? '--sigma' : (ensemble ?? '--covariance');
  return compiled(parseStudy({ ...study, uncertainty }, where), where);
}

function compiled(study: Study, where: string): Model {
  try {
    return compileModel(study);
  } catch (fault) {
    if (!(fault instanceof InvalidInput)) throw fault;
    throw new InvalidInput({ ...fault.detail, where });
  }
}

function parseSigmas(items: readonly string[]): Readonly<Record<string, number>> {
  const sigma: Record<string, number> = {};
  for (const item of items) {
    const at = item.lastIndexOf('=');
    const name = item.slice(0, Math.max(at, 0)).trim();
    const text = item.slice(at + 1).trim();
    if (name === '' || text === '' || !Number.isFinite(Number(text))) {
      throw new InvalidInput({ name: '--sigma', got: item, expected: 'NAME=VALUE, e.g. barrier=0.1' });
    }
    if (Object.hasOwn(sigma, name)) throw new InvalidInput({ name: '--sigma', got: name, expected: 'each name once' });
    sigma[name] = Number(text);
  }
  return sigma;
}

/** Thresholds from `--threshold VALUE` (of the reactant) or `NAME=VALUE` [1/s per site]. @throws InvalidInput. */
export function parseThresholds(
  items: readonly string[],
  { mechanism, products, reactant }: Model,
): readonly Threshold[] {
  const known = [...products, reactant];
  return items.map((item) => {
    const at = item.lastIndexOf('=');
    const name = at < 0 ? mechanism.externals[reactant].name : item.slice(0, at);
    const tof = item.slice(at + 1).trim() === '' ? NaN : Number(item.slice(at + 1));
    const species = known.find((x) => mechanism.externals[x].name === name);
    if (species === undefined) {
      const names = known.map((x) => mechanism.externals[x].name).join(', ');
      throw new InvalidInput({ name: '--threshold', got: name, expected: `one of ${names}` });
    }
    if (!(tof > 0 && tof < Infinity)) {
      throw new InvalidInput({
        name: '--threshold',
        got: item,
        expected: 'a TOF above 0 in 1/s per site, e.g. NH3=1e-3',
      });
    }
    return { species, tof };
  });
}

/** A whole number from `least` to `most` from an option. @throws InvalidInput. */
export function parseWhole(option: string, text: string, least: number, most: number): number {
  if (/^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new InvalidInput({ name: option, got: text, expected: `a whole number from ${least} to ${most}` });
}

/** A probability above 0 and at most 1 from `--level`. @throws InvalidInput. */
export function parseLevel(text: string): number {
  const level = text.trim() === '' ? NaN : Number(text);
  if (level > 0 && level <= 1) return level;
  throw new InvalidInput({ name: '--level', got: text, expected: 'a probability above 0 and at most 1' });
}

/** Members that `--members` asks for; all rows of an ensemble, or 200, unless told otherwise. @throws InvalidInput. */
export function parseMembers(text: string | undefined, { study }: Model): number {
  const rows = study.uncertainty?.ensemble?.rows.length;
  if (text === undefined) return rows ?? 200;
  return parseWhole('--members', text, 1, rows ?? mostMembers);
}
