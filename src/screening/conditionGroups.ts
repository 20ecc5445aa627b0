import { ascending } from '../base';
import type { Study } from '../study';
import { requireValue, type PointTable } from './pointTable';
import type { Settings } from './settings';
import { timeOf } from './timeOf';

/** Points that share temperature [K], transfer coefficient and time [s], hence a rate program. */
export interface ConditionGroup {
  readonly T: number;
  readonly time: number;
  readonly beta: number;
  /** Rows of the table, ascending. */
  readonly rows: Int32Array;
}

/** Groups the points of a table. @throws InvalidInput for a value that no point can have. */
export function conditionGroups(study: Study, table: PointTable, settings: Settings): readonly ConditionGroup[] {
  const { conditions, energetics } = study;
  const own = { T: conditions.T, time: timeOf(study, {}), beta: energetics.beta };
  const read = (name: keyof typeof own, row: number): number =>
    table.columns.get(name)?.[row] ?? settings[name] ?? own[name];
  const at = (row: number): Omit<ConditionGroup, 'rows'> => ({
    T: read('T', row),
    time: read('time', row),
    beta: read('beta', row),
  });
  const check = (values: Omit<ConditionGroup, 'rows'>, row: number): void => {
    for (const [name, value] of Object.entries(values)) requireValue(name, value, `point ${row + 1}`);
  };
  if (!['T', 'time', 'beta'].some((name) => table.columns.has(name))) {
    if (table.count === 0) return [];
    const values = at(0);
    check(values, 0);
    return [{ ...values, rows: ascending(table.count) }];
  }
  const groups = new Map<string, Omit<ConditionGroup, 'rows'> & { rows: number[] }>();
  for (let row = 0; row < table.count; row++) {
    const values = at(row);
    const key = `${values.T} ${values.time} ${values.beta}`;
    const group = groups.get(key);
    if (group !== undefined) {
      group.rows.push(row);
      continue;
    }
    check(values, row);
    groups.set(key, { ...values, rows: [row] });
  }
  return [...groups.values()].map((group) => ({ ...group, rows: Int32Array.from(group.rows) }));
}
