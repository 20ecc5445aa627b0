import { describe, expect, it } from 'vitest';
import { twoGroups } from '../../../src/formats/lint/twoGroups';
import { expectClose } from '../../helpers/expectClose';

describe('twoGroups', () => {
  it('cuts two groups apart', () => {
    const groups = twoGroups(Float64Array.of(5.1, 0.1, 4.9, -0.1, 5, 0))!;
    expectClose(groups.distance, 5, { rel: 1e-12 });
    expect(groups.smaller).toBe(3);
    expectClose(groups.deviation, 0.1, { rel: 1e-9 });
  });

  it('sees an even spread as two groups 3.5 deviations apart at most', () => {
    const { distance, deviation } = twoGroups(Float64Array.from({ length: 1000 }, (_, i) => i / 1000))!;
    expectClose(distance / deviation, Math.sqrt(12), { rel: 1e-2 });
  });

  it('needs four numbers', () => {
    expect(twoGroups(Float64Array.of(1, 2, 9))).toBeNull();
  });
});
