import type { Model } from './model';

/** Factor on the activities of all gases, and its decimal logarithm. */
export const pressureNames = ['P', 'lg_P'] as const;

/** True for the variables of the total pressure, where the study has no descriptor of that name. */
export function isPressure({ study, mechanism }: Model, name: string): boolean {
  return (
    (name === 'P' || name === 'lg_P') &&
    !study.descriptors.some((descriptor) => descriptor.name === name) &&
    mechanism.externals.some(({ phase }) => phase === 'gas')
  );
}

/** ln of the factor that a value of such a variable is. */
export function lnPressure(name: string, value: number): number {
  return name === 'P' ? Math.log(value) : value * Math.LN10;
}
