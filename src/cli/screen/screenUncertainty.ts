import { InvalidInput } from '../../base';
import { readCovariance, type GivenCovariance } from '../../formats';
import type { GivenErrors, Model } from '../../screening';
import { uncertainModel } from '../ensembleOptions';
import { readText } from '../readStudy';

/** What is uncertain in a screening. */
export interface ScreenUncertainty {
  /** With the uncertain parameters of the study and the options. */
  readonly model: Model;
  readonly parameters: 'fixed' | 'drawn';
  readonly errors: GivenErrors;
}

/** Options of `sabatier screen` that say what is uncertain. */
export interface ScreenUncertaintyOptions {
  readonly sigma: readonly string[];
  readonly correlation: readonly string[];
  readonly covariance: readonly string[];
  readonly ensemble?: string;
  readonly fixedParameters?: boolean;
}

/**
 * Sorts what is uncertain: descriptors by their names belong to each candidate alone, parameters of the study
 * (`barrier`, `energy:N*`, `descriptor:E_O`) are shared by all.
 *
 * @throws InvalidInput for an option that cannot be read.
 */
export function screenUncertainty(model: Model, options: ScreenUncertaintyOptions): ScreenUncertainty {
  const descriptors = model.study.descriptors.map(({ name }) => name);
  const own = (item: string): boolean => descriptors.includes(item.slice(0, Math.max(0, item.indexOf('='))).trim());
  const read = options.covariance.map(covarianceOf);
  const isOwn = ({ parameters }: GivenCovariance): boolean => parameters.every((name) => descriptors.includes(name));
  const errors = withMatrices(
    {
      sigma: sigmas(options.sigma.filter(own), descriptors),
      correlations: correlations(options.correlation, descriptors),
    },
    read.filter(isOwn),
  );
  const sigma = options.sigma.filter((item) => !own(item));
  const covariances = read.filter((given) => !isOwn(given));
  const more = sigma.length > 0 || covariances.length > 0 || options.ensemble !== undefined;
  if (options.fixedParameters === true) {
    if (!more) return { model, parameters: 'fixed', errors };
    const expected = 'no uncertain parameters beside it';
    throw new InvalidInput({
      name: '--fixed-parameters',
      got: [...sigma, ...options.covariance, options.ensemble ?? ''].join(' ').trim(),
      expected,
    });
  }
  if (!more) return { model, parameters: model.study.uncertainty === undefined ? 'fixed' : 'drawn', errors };
  const { ensemble } = options;
  return {
    model: uncertainModel(model, { sigma, covariances, ...(ensemble && { ensemble }) }),
    parameters: 'drawn',
    errors,
  };
}

/** `FILE`, or `PARAMETER=FILE` for the coefficients of a fit. */
function covarianceOf(item: string): GivenCovariance {
  const at = item.lastIndexOf('=');
  const file = item.slice(at + 1);
  return readCovariance(
    readText(file, 'a JSON file with a covariance'),
    file,
    at < 0 ? null : item.slice(0, at).trim(),
  );
}

function withMatrices(errors: GivenErrors, matrices: readonly GivenCovariance[]): GivenErrors {
  const sigma: Record<string, number> = { ...errors.sigma };
  const list = [...errors.correlations];
  for (const { parameters, matrix, name } of matrices) {
    parameters.forEach((first, i) => {
      if (Object.hasOwn(sigma, first))
        throw new InvalidInput({
          name: '--covariance',
          got: first,
          expected: 'a descriptor without --sigma',
          where: name,
        });
      if (!(matrix[i][i] >= 0))
        throw new InvalidInput({
          name: '--covariance',
          got: matrix[i][i],
          expected: `the variance of ${first}, at least 0`,
          where: name,
        });
    });
    parameters.forEach((first, i) => {
      sigma[first] = Math.sqrt(matrix[i][i]);
      parameters.slice(0, i).forEach((second, j) => {
        const size = sigma[first] * sigma[second];
        if (matrix[i][j] !== matrix[j][i])
          throw new InvalidInput({
            name: '--covariance',
            got: matrix[i][j],
            expected: `${matrix[j][i]} as on the other side (a symmetric matrix)`,
            where: name,
          });
        if (matrix[i][j] !== 0) list.push({ first, second, value: matrix[i][j] / size });
      });
    });
  }
  return { sigma, correlations: list };
}

function sigmas(items: readonly string[], known: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    items.map((item) => {
      const at = item.indexOf('=');
      const value = item.slice(at + 1).trim() === '' ? NaN : Number(item.slice(at + 1));
      if (value >= 0 && value < Infinity) return [item.slice(0, at).trim(), value];
      throw new InvalidInput({ name: '--sigma', got: item, expected: `NAME=EV, e.g. ${known[0]}=0.2` });
    }),
  );
}

function correlations(items: readonly string[], known: readonly string[]): GivenErrors['correlations'] {
  return items.map((item) => {
    const [, first = '', second = '', text = ''] = /^([^=,]+),([^=,]+)=(.+)$/.exec(item.replace(/\s/g, '')) ?? [];
    const value = text === '' ? NaN : Number(text);
    if (known.includes(first) && known.includes(second) && value >= -1 && value <= 1) return { first, second, value };
    const expected = `A,B=R with two of ${known.join(', ')} and R from -1 to 1`;
    throw new InvalidInput({ name: '--correlation', got: item, expected });
  });
}
