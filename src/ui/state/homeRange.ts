import type { Model } from '../../screening';
import type { AxisView } from './view';

/** Range that an axis of this variable opens with. */
export function homeRange({ study }: Model, name: string): AxisView['range'] {
  const descriptor = study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) return [descriptor.range[0], descriptor.range[1]];
  if (name.startsWith('U')) return [-1, 0.5];
  if (name === 'pH') return [0, 14];
  if (name === 'T') return [250, 600];
  if (name === 'lg_p') return [-4, 2];
  return name.startsWith('lg_a_') ? [-4, 0] : [0.001, 1];
}
