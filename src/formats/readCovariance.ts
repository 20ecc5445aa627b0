import * as v from 'valibot';
import { InvalidInput } from '../base';

/** Covariances of named parameters, as the `covariances` of a study's `uncertainty` have them. */
export interface GivenCovariance {
  readonly name: string;
  readonly parameters: string[];
  readonly matrix: number[][];
}

const matrix = v.array(v.array(v.number()));
const plain = v.object({ name: v.optional(v.string()), parameters: v.array(v.string()), matrix });
const fitted = v.object({
  fit: v.object({ coefficients: v.array(v.object({ name: v.string() })), covariance: matrix }),
});

/**
 * Reads covariances from JSON: `{ "parameters": […], "matrix": [[…]] }`, or what `sabatier fit --out fit.json` writes.
 *
 * @param where file named in errors; it names the covariance too, where the file does not.
 * @param target what a fit is of, such as `energy:OH*` or `barrier:STEP`: its intercept is that parameter, its slope on
 * E_O the parameter `energy:OH*:E_O`. Null for a file that names its parameters.
 * @throws InvalidInput for text that is neither, and for a matrix of another size.
 */
export function readCovariance(text: string, where: string, target: string | null): GivenCovariance {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InvalidInput({ name: 'covariance', got: 'no JSON', expected: 'a JSON document', where });
  }
  const given = target === null ? ofMatrix(json, where) : ofFit(json, where, target);
  const n = given.parameters.length;
  const wrong = given.matrix.length === n ? given.matrix.find((row) => row.length !== n) : given.matrix;
  if (n === 0 || wrong !== undefined)
    throw new InvalidInput({
      name: 'matrix',
      got: `${wrong?.length ?? 0} numbers or rows`,
      expected: `${n} × ${n} numbers`,
      where,
    });
  return given;
}

function ofMatrix(json: unknown, where: string): GivenCovariance {
  const result = v.safeParse(plain, json);
  if (result.success) return { ...result.output, name: result.output.name ?? where };
  const fit = v.is(fitted, json);
  const got = fit ? 'a fit' : 'another document';
  const expected = fit ? 'PARAMETER=FILE, e.g. energy:OH*=fit.json' : 'parameters and a matrix of numbers';
  throw new InvalidInput({ name: 'covariance', got, expected, where });
}

function ofFit(json: unknown, where: string, target: string): GivenCovariance {
  const result = v.safeParse(fitted, json);
  if (!result.success)
    throw new InvalidInput({
      name: 'covariance',
      got: 'another document',
      expected: 'what sabatier fit --out writes as JSON',
      where,
    });
  const { coefficients, covariance } = result.output.fit;
  const parameters = coefficients.map(({ name }) => (name === 'const' ? target : `${target}:${name}`));
  return { name: `fit of ${target}`, parameters, matrix: covariance };
}
