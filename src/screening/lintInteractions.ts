import type { Finding } from './finding';
import type { Model } from './model';

/** Parts of a study with interactions that do not move with the coverages, and parameters that say nothing. */
export function lintInteractions({ study, interactions, mechanism }: Model): readonly Finding[] {
  if (interactions === null) return [];
  const path = 'energetics.interactions';
  const found: Finding[] = [];
  if (interactions.strength === 0) {
    found.push({
      severity: 'note',
      check: 'no-interaction',
      path: `${path}.strength`,
      message: 'strength 0 turns all interactions off',
    });
    return found;
  }
  const input = study.energetics.interactions!;
  const silent = interactions.adsorbates.filter(
    (name) => !Object.hasOwn(input.self, name) && !input.pairs.some(({ between }) => between.includes(name)),
  );
  if (silent.length > 0) {
    const message = `${silent.join(', ')} ${silent.length === 1 ? 'has' : 'have'} no interaction parameter; 0 counts`;
    found.push({ severity: 'note', check: 'no-interaction', path: `${path}.self`, message });
  }
  mechanism.steps.forEach(({ id, equation }) => {
    const kinetics = study.energetics.steps[id];
    if (kinetics.kind === 'hertz-knudsen' || typeof kinetics.barrier === 'string') return;
    const { barrier } = kinetics;
    const follows = typeof barrier === 'object' && ['bep', 'through', 'atEquilibrium'].some((kind) => kind in barrier);
    if (follows || !equation.includes('*')) return;
    found.push({
      severity: 'note',
      check: 'fixed-barrier',
      path: `energetics.steps["${id}"].barrier`,
      message: `the barrier of ${equation} is given and does not change with the coverages; its reverse takes the whole change`,
    });
  });
  return found;
}
