import { cleanForm, evaluateForm, type RateLaw } from '../energetics';
import { pathText } from '../study';
import { domainGrid, rangeOf, type PointValues } from './domainGrid';
import type { Finding } from './finding';
import type { Model } from './model';

/** Barriers that go negative inside the domain, with the share and the region where they do. */
export function lintBarriers(model: Model): readonly Finding[] {
  const points = domainGrid(model);
  if (points.length === 0) {
    const message = 'every point of the descriptor ranges is masked by the domain at the study conditions';
    return [{ severity: 'warning', check: 'empty-domain', path: 'domain', message }];
  }
  return model.steps.flatMap((step) => [
    ...negative(model, step.id, 'forward', step.forward, points),
    ...(step.reverse === null ? [] : negative(model, step.id, 'reverse', step.reverse, points)),
  ]);
}

function negative(
  model: Model,
  id: string,
  direction: string,
  law: RateLaw,
  points: readonly PointValues[],
): readonly Finding[] {
  const form = cleanForm(law.barriers[0]);
  const below = points.filter((point) => evaluateForm(form, point) < -1e-12);
  if (below.length === 0) return [];
  const share = below.length / points.length;
  const region = model.study.descriptors.map(({ name }) => {
    const values = below.map((point) => point[name]);
    return `${name} ${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  });
  const { least } = rangeOf(form, below);
  const floored = model.study.energetics.floorBarriers;
  return [
    {
      severity: floored ? 'note' : 'warning',
      check: 'negative-barrier',
      path: pathText(['energetics', 'steps', id]),
      message:
        `${direction} barrier of ${id} is negative at ${(100 * share).toFixed(0)} % of the unmasked domain ` +
        `(down to ${least.toFixed(2)} eV; ${region.join(', ')} eV); ${floored ? 'floored' : 'used as it is'}`,
      data: { step: id, direction, points: below.length, of: points.length, least },
    },
  ];
}
