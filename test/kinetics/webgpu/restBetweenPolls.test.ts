import { expect, it, vi } from 'vitest';
import { restBetweenPolls } from '../../../src/cli/restBetweenPolls';

it('rests once in each turn of the event loop, however often asked, and does not keep the process alive', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Immediate').length;
  restBetweenPolls();
  restBetweenPolls();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Immediate')).toHaveLength(before);
  const wait = vi.spyOn(Atomics, 'wait');
  const turns = 20;
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  const rests = wait.mock.calls.length;
  wait.mockRestore();
  expect(rests).toBeGreaterThanOrEqual(turns - 1);
  expect(rests).toBeLessThanOrEqual(turns + 1);
});
