import type { EnsembleMap } from '../screening';

/** What an ensemble found, in a few lines for a person. */
export function ensembleSummary(
  { x, y, ensemble }: EnsembleMap,
  level: number,
  seconds: number,
  backend: string,
  written: readonly string[],
): readonly string[] {
  const { unperturbed, members, seed, parameters, solved, masked, failed, species, thresholds } = ensemble;
  const { study, mechanism, products, reactant, hash } = unperturbed.model;
  const half = [...solved.keys()].filter((p) => 2 * solved[p] >= members && solved[p] > 0);
  const sum = (counts: Uint32Array): number => counts.reduce((total, n) => total + n, 0);
  const at = (p: number): string =>
    [x, y].map(({ name }) => `${name} ${unperturbed.table.columns.get(name)![p].toFixed(2)}`).join(', ');
  const lines = [
    `${study.title} (study ${study.id}, ${hash.slice(0, 12)})`,
    `${members} members, seed ${seed}, ${parameters.length} uncertain parameters` +
      (study.uncertainty?.basis === undefined ? '' : ` (${study.uncertainty.basis})`),
    `${x.values.length} x ${y.values.length} pixels over ${x.name} and ${y.name} in ${seconds.toFixed(2)} s on ${backend} ` +
      `(${(members / seconds).toPrecision(3)} members/s)`,
    `of ${members * solved.length} solutions ${sum(solved)} converged, ${sum(masked)} outside the model's domain, ` +
      `${sum(failed)} failed`,
  ];
  if (half.length === 0) return [...lines, 'no pixel has a solution in half of the members'];
  const wins = (p: number): number =>
    ensemble.wins.subarray(p * products.length, (p + 1) * products.length).reduce((a, b) => Math.max(a, b), 0);
  const sure = half.filter((p) => wins(p) >= level * solved[p]).length;
  lines.push(`the winner is the same in at least ${100 * level} % of the members at ${sure} of ${half.length} pixels`);
  const spread = (p: number): number => ensemble.spread[p * species.length + species.indexOf(reactant)];
  const spreads = half.filter((p) => !Number.isNaN(spread(p))).sort((a, b) => spread(a) - spread(b));
  if (spreads.length > 0) {
    const middle = spread(spreads[spreads.length >> 1]).toFixed(2);
    const last = spreads[spreads.length - 1];
    lines.push(
      `standard deviation of log10 TOF(${mechanism.externals[reactant].name}): ` +
        `median ${middle}, largest ${spread(last).toFixed(2)} at ${at(last)}`,
    );
  }
  thresholds.forEach(({ species: s, tof }, t) => {
    const share = (p: number): number => ensemble.exceeded[p * thresholds.length + t] / solved[p];
    const best = half.reduce((a, b) => (share(b) > share(a) ? b : a));
    lines.push(
      `TOF(${mechanism.externals[s].name}) above ${tof} 1/s: probability at most ${share(best).toFixed(2)}, at ${at(best)}`,
    );
  });
  return written.length === 0 ? lines : [...lines, `wrote ${written.join(', ')}`];
}
