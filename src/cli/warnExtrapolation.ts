import { extrapolatedGases, extrapolationText, type PointTable, type Settings } from '../screening';
import type { Study } from '../study';

/** Says on standard error, once a run, which gases are extrapolated at the temperatures of points or settings. */
export function warnExtrapolation(study: Study, settings: Settings, columns: PointTable['columns'] = new Map()): void {
  const temperatures = columns.get('T') ?? [settings.T ?? study.conditions.T];
  for (const gas of extrapolatedGases(study, temperatures)) {
    process.stderr.write(`sabatier: ${extrapolationText(gas)}\n`);
  }
}
