import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { random } from '../helpers/random';
import { backends } from './backends';
import { captureBatch } from './captureBatch';
import { expectAgreement } from './expectAgreement';
import { nitrateGridRows } from './nitrateGrid';
import { no3rr } from '../identities/studyTable';

describe.each(backends)('$name agrees with cpu on the published grid', ({ open }) => {
  it('at every third point, drawn by chance', async () => {
    const next = random(3);
    const rows = nitrateGridRows().filter(() => next() < 1 / 3);
    const batch = await captureBatch(no3rr, rows);
    const { points } = expectAgreement(batch, await cpuKernel.solve(batch), await (await open()).solve(batch));
    expect(points).toBeGreaterThan(6500);
  });
});
