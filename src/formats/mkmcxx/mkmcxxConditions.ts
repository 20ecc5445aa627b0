import type { StudyInput } from '../../study';
import { refuseAt, type MkmcxxDocument } from './mkmcxxDocument';
import type { MkmcxxSpeciesTable } from './mkmcxxSpecies';

/** Most columns of a map that several runs become. */
const mostColumns = 201;

/** Axis of temperature of a map. */
export interface TemperatureAxis {
  readonly range: readonly [number, number];
  readonly columns: number;
}

/** Conditions of the first run, and the axis of temperature that several runs span. */
export function mkmcxxConditions(
  input: MkmcxxDocument,
  table: MkmcxxSpeciesTable,
  keepTime: boolean,
  file: string,
  warn: (message: string) => void,
): { readonly conditions: StudyInput['conditions']; readonly temperatures: TemperatureAxis } {
  const { runs, settings } = input;
  if (runs.some(({ potential }) => potential !== null)) {
    warn('the potentials of the runs act on no reaction of this file (AR and HK hold none) and are left out');
  }
  const times = [...new Set(runs.map(({ time }) => time))];
  if (!keepTime) {
    warn(
      `runs end after ${times.join(', ')} s; the steady state is computed (--keep-time for the time of the first run)`,
    );
  } else if (times.length > 1) {
    warn(`runs end at different times, ${times.join(', ')} s; ${runs[0].time} s counts`);
  }
  const time = keepTime ? runs[0].time : 'steady';
  const covered = [...table.all.values()].filter(
    ({ compound, site, composition }) => site !== null && compound.start > 0 && Object.keys(composition).length > 0,
  );
  for (const { compound } of covered) {
    warn(`line ${compound.line}: runs start with ${compound.name} at ${compound.start}; a clean surface is taken here`);
  }
  const activities = activitiesOf(input, table, file);
  const temperatures = [...new Set(runs.map(({ T }) => T))].sort((a, b) => a - b);
  const pressure = settings.get('PRESSURE');
  if (pressure !== undefined && Number(pressure.value) > 0) {
    warn(`PRESSURE = ${pressure.value} scales what is given of gases and solutes to that sum, as in MKMCXX`);
  }
  const conditions = { T: runs[0].T, activities, time } as const;
  return { conditions, temperatures: temperatureAxis(temperatures, warn) };
}

/** The range of the runs; around the temperature of a single one. */
function temperatureAxis(temperatures: readonly number[], warn: (message: string) => void): TemperatureAxis {
  const [low, high] = [temperatures[0], temperatures[temperatures.length - 1]];
  if (low === high) return { range: [0.9 * low, Math.min(5000, 1.1 * low)], columns: 21 };
  const step = (high - low) / (temperatures.length - 1);
  const even = temperatures.every((T, i) => Math.abs(T - low - i * step) < 1e-9 * high);
  const columns = Math.min(mostColumns, temperatures.length);
  const exact = even && columns === temperatures.length;
  warn(
    `${temperatures.length} temperatures, ${low} to ${high} K, become the axis T; conditions are those of the first run` +
      (exact ? '' : `; the ${columns} columns of a map are not the runs’ own temperatures`),
  );
  return { range: [low, high], columns };
}

/** Pressures in bar and activities; a positive `PRESSURE` is their sum. */
function activitiesOf(
  { settings }: MkmcxxDocument,
  { all }: MkmcxxSpeciesTable,
  file: string,
): Readonly<Record<string, number>> {
  const outer = [...all.values()].filter(({ site }) => site === null);
  const pressure = settings.get('PRESSURE');
  const total = pressure === undefined ? -1 : Number(pressure.value === '' ? NaN : pressure.value);
  if (!Number.isFinite(total) || total === 0) {
    refuseAt(file, pressure!, 'PRESSURE', pressure!.value, 'a pressure in bar, or a negative number');
  }
  const sum = outer.reduce((all_, { compound }) => all_ + compound.start, 0);
  if (total > 0 && !(sum > 0)) {
    refuseAt(file, pressure!, 'PRESSURE', total, 'a negative number where no gas is there at the start');
  }
  const scale = total > 0 ? total / sum : 1;
  return Object.fromEntries(outer.map(({ name, compound }) => [name, compound.start * scale]));
}
