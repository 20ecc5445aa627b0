import { version } from '../base';
import { relationText, scalingValue, type GroupFits, type ScalingData, type ScalingFit } from '../energetics';
import { csvLine } from '../formats';

/** The rows of a fit as CSV: the table as fitted, residuals, diagnostics and half widths of the bands. */
export function* pointChunks(fit: ScalingFit, { x }: ScalingData, groups: readonly string[] | null): Generator<string> {
  yield csvLine([
    'label',
    ...(groups === null ? [] : ['group']),
    ...x.map(({ name }) => name),
    fit.yName,
    ...['fitted', 'residual', 'leverage', 'studentized', 'cook', 'confidence', 'prediction'],
  ]);
  for (const [i, point] of fit.points.entries()) {
    const { confidence, prediction } = scalingValue(fit, point.x);
    yield csvLine([
      point.label,
      ...(groups === null ? [] : [groups[i]]),
      ...point.x,
      point.y,
      ...[point.fitted, point.residual, point.leverage, point.studentized, point.cook, confidence, prediction],
    ]);
  }
}

/** Everything about a fit as JSON; NaN is null, and infinite numbers are texts. */
export function fitJson(fit: ScalingFit, apart: GroupFits | null, members: readonly Float64Array[] | null): string {
  const document = {
    program: `Sabatier ${version}`,
    fit: fitRecord(fit),
    ...(apart === null
      ? {}
      : {
          groups: Object.fromEntries([...apart.fits].map(([group, own]) => [group, fitRecord(own)])),
          notFitted: Object.fromEntries(apart.refused),
          sharedProbability: apart.sharedProbability,
        }),
    ...(members === null ? {} : { ensemble: members.map((member) => [...member]) }),
  };
  return `${JSON.stringify(document, jsonNumber, 2)}\n`;
}

/** An ensemble as CSV, one member a row. */
export function* ensembleChunks(fit: ScalingFit, members: readonly Float64Array[]): Generator<string> {
  yield csvLine(fit.coefficients.map(({ name }) => name));
  for (const member of members) yield csvLine([...member]);
}

function fitRecord(fit: ScalingFit): object {
  const { covariance, leaveOneOut, coefficients, ...rest } = fit;
  const p = coefficients.length;
  return {
    relation: relationText(fit),
    form: Object.fromEntries(coefficients.map(({ name, value }) => [name, value])),
    coefficients,
    covariance: coefficients.map((_, j) => [...covariance.subarray(j * p, (j + 1) * p)]),
    leaveOneOut,
    ...rest,
  };
}

function jsonNumber(_key: string, value: unknown): unknown {
  return typeof value !== 'number' || Number.isFinite(value) || Number.isNaN(value) ? value : String(value);
}
