import { axisColumns } from '../axisColumns';
import type { ResultColumn } from '../resultTable';
import { csvChunks, jsonChunks } from '../tableText';
import type { Ensemble, EnsembleMap } from './computeEnsemble';

/**
 * The columns of an ensemble's table, in the order in which they are written: members by what became of them, then by
 * species the members in which it forms and mean, standard deviation, lowest and highest log10 TOF over these, by product
 * the probability that it wins, the likeliest winner, and the probabilities that TOFs exceed the thresholds.
 */
function ensembleColumns(ensemble: Ensemble): readonly ResultColumn[] {
  const { species, thresholds, solved, wins, unperturbed } = ensemble;
  const { products, mechanism } = unperturbed.model;
  const name = (x: number): string => mechanism.externals[x].name;
  const each = (title: string, values: Float64Array | Uint32Array): readonly ResultColumn[] =>
    species.map((x, s) => ({ name: `${title}:${name(x)}`, value: (p) => values[p * species.length + s] }));
  const likeliest = (p: number): number => {
    const counts = wins.subarray(p * products.length, (p + 1) * products.length);
    const most = counts.reduce((a, b) => Math.max(a, b), 0);
    return most === 0 ? -1 : counts.indexOf(most);
  };
  return [
    { name: 'members_solved', value: (p) => solved[p] },
    { name: 'members_masked', value: (p) => ensemble.masked[p] },
    { name: 'members_failed', value: (p) => ensemble.failed[p] },
    ...each('members_forming', ensemble.formed),
    ...each('mean_log10_tof', ensemble.mean),
    ...each('sd_log10_tof', ensemble.spread),
    ...each('min_log10_tof', ensemble.least),
    ...each('max_log10_tof', ensemble.most),
    ...products.map((x, i) => ({
      name: `p_win:${name(x)}`,
      value: (p: number) => wins[p * products.length + i] / solved[p],
    })),
    {
      name: 'winner',
      value: (p) => {
        const index = likeliest(p);
        return index < 0 ? '' : name(products[index]);
      },
    },
    {
      name: 'p_winner',
      value: (p) => {
        const index = likeliest(p);
        return index < 0 ? NaN : wins[p * products.length + index] / solved[p];
      },
    },
    ...thresholds.map(({ species: x, tof }, t) => ({
      name: `p_exceed:${name(x)}:${tof}`,
      value: (p: number) => ensemble.exceeded[p * thresholds.length + t] / solved[p],
    })),
  ];
}

/** Text of an ensemble's table in chunks, one row per pixel: the two axes, then the columns. */
export function ensembleTable({ x, y, ensemble }: EnsembleMap, format: 'csv' | 'json'): Generator<string> {
  const { unperturbed, members, seed, parameters, thresholds } = ensemble;
  const { count } = unperturbed.table;
  const all = [...axisColumns({ x, y, evaluation: unperturbed }), ...ensembleColumns(ensemble)];
  if (format === 'csv') return csvChunks(all, count);
  const { externals } = unperturbed.model.mechanism;
  const named = thresholds.map(({ species, tof }) => ({ species: externals[species].name, tof }));
  const about = { members, seed, parameters, thresholds: named };
  const extra = { axes: [x.name, y.name], grid: [x.values.length, y.values.length], ensemble: about };
  return jsonChunks(unperturbed, extra, all, count);
}
