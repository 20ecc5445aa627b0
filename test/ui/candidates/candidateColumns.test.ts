import { expect, it } from 'vitest';
import { textWidth } from '../../../src/plots';
import { embeddedStudy } from '../../../src/study';
import { actionWidth, candidateColumns } from '../../../src/ui/candidates/candidateColumns';

/** Room in a panel of its usual 304 px, without its padding and the border of the table. */
const room = 277;
const padding = 4;
const columns = candidateColumns(embeddedStudy('no3rr').descriptors);

it('columns up to the winner are in sight in a panel of its usual width', () => {
  const seen = columns.filter(({ key }) => key !== 'group');
  expect(seen.length).toBe(columns.length - 1);
  expect(seen.reduce((sum, { width }) => sum + width, actionWidth)).toBeLessThanOrEqual(room);
});

it('columns have room for their heads and for what is usually in them', () => {
  const widthOf = (key: string): number => columns.find((column) => column.key === key)?.width ?? 0;
  for (const [key, text, size] of [
    ['tof', 'lg TOF', 11],
    ['winner', 'winner', 11],
    ['winner', 'NO₂⁻', 12],
    ['name', 'Rh₃Co(211)', 12],
  ] as const)
    expect(textWidth(text, size) + padding, text).toBeLessThanOrEqual(widthOf(key));
  for (const [key, text] of [
    ['value:E_O', '−4.78'],
    ['tof', '−13.5'],
  ] as const)
    expect(textWidth(text, 12) + padding / 2, text).toBeLessThanOrEqual(widthOf(key));
});
