import { relationText, significant, type GroupFits, type ScalingFit } from '../energetics';
import { alignedLines } from './alignedLines';

const methodNames: Readonly<Record<ScalingFit['method'], string>> = {
  ordinary: 'ordinary least squares',
  weighted: 'weighted least squares',
  orthogonal: 'orthogonal fit, errors in all variables',
  huber: 'robust fit, Huber’s M-estimator',
  'theil-sen': 'robust fit, Theil–Sen',
};

/** A fit for a person: relation, coefficients, quality and warnings. */
export function fitLines(fit: ScalingFit): readonly string[] {
  const { coefficients, confidence, leaveOneOut } = fit;
  const percent = `${Number((100 * confidence).toPrecision(4))} %`;
  return [
    relationText(fit),
    `${methodNames[fit.method]}, ${fit.count} points, ${fit.freedom} degrees of freedom`,
    '',
    ...alignedLines([
      ['coefficient', 'value', 'deviation', `${percent} interval`],
      ...coefficients.map(({ name, value, deviation, interval, held }) => [
        name,
        significant(value, deviation),
        held ? 'held' : significant(deviation, deviation),
        held ? '' : interval.map((end) => significant(end, deviation)).join(' to '),
      ]),
    ]),
    '',
    `R² ${fixed(fit.rSquared)}, adjusted ${fixed(fit.adjustedRSquared)}`,
    `MAE ${significant(fit.mae)}, RMSE ${significant(fit.rmse)}, leaving one out MAE ${significant(leaveOneOut.mae)}, RMSE ${significant(leaveOneOut.rmse)}`,
    `one more observation scatters around the relation by ±${significant(fit.quantile * fit.noise)} (${percent})`,
    ...fit.warnings.map(({ check, message }) => `warning ${check}: ${message}`),
    `in a study: ${JSON.stringify(Object.fromEntries(coefficients.map(({ name, value }) => [name, value])))}`,
  ];
}

/** One line per group, and whether the groups share a relation. */
export function groupLines({ fits, refused, sharedProbability }: GroupFits): readonly string[] {
  const shared = Number.isNaN(sharedProbability)
    ? []
    : [
        `if all groups shared one relation, separate ones would gain as much with probability ${significant(sharedProbability)}`,
      ];
  return [
    ...alignedLines([
      ['group', 'points', 'relation', 'MAE', 'R²'],
      ...[...fits].map(([group, fit]) => [
        group,
        String(fit.count),
        relationText(fit),
        significant(fit.mae),
        fixed(fit.rSquared),
      ]),
    ]),
    ...[...refused].map(([group, reason]) => `${group}: not fitted, ${reason}`),
    ...[...fits].flatMap(([group, fit]) =>
      fit.warnings.map(({ check, message }) => `${group}: warning ${check}: ${message}`),
    ),
    ...shared,
  ];
}

function fixed(value: number): string {
  return Number.isNaN(value) ? 'unknown' : value.toFixed(4);
}
