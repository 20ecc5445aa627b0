import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { random } from '../helpers/random';
import { describeBackends } from './backends';
import { captureBatch } from './captureBatch';
import { expectAgreement } from './expectAgreement';
import { nitrateGridRows } from './nitrateGrid';
import { no3rr } from '../identities/studyTable';

describeBackends('agrees with cpu on the published grid', ({ open, precision }) => {
  it('at every third point, drawn by chance', async () => {
    const next = random(3);
    const rows = nitrateGridRows().filter(() => next() < 1 / 3);
    const batch = await captureBatch(no3rr, rows);
    const kernel = await open();
    const { points } = expectAgreement(batch, await cpuKernel.solve(batch), await kernel.solve(batch), precision);
    expect(points).toBeGreaterThan(6500);
  });
});
