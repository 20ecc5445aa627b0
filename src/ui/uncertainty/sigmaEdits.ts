import type { Study, Uncertainty } from '../../study';

/** Kinds of parameters whose standard deviation the page sets for all at once. */
export const sigmaKinds = [
  { kind: 'barrier', label: 'barriers', unit: 'eV' },
  { kind: 'energy', label: 'adsorbates', unit: 'eV' },
  { kind: 'descriptor', label: 'descriptors', unit: 'eV' },
  { kind: 'prefactor', label: 'ln prefactors', unit: '' },
] as const;

const basis = 'chosen in the workbench';

/** The uncertainty of a study with another standard deviation of a kind; undefined takes it out. */
export function withSigma(study: Study, kind: string, sigma: number | undefined): Uncertainty | undefined {
  const own: Uncertainty = study.uncertainty ?? { basis, sources: [], sigma: {}, covariances: [], factors: [] };
  const others = Object.fromEntries(Object.entries(own.sigma).filter(([name]) => name !== kind));
  const next = { ...own, sigma: sigma === undefined ? others : { ...others, [kind]: sigma } };
  const empty = Object.keys(next.sigma).length + next.covariances.length + next.factors.length === 0;
  return empty && next.ensemble === undefined ? undefined : next;
}

/** What the study holds beside the standard deviations that the page sets, in a few words; null for nothing. */
export function otherUncertainties({ uncertainty }: Study): string | null {
  if (uncertainty === undefined) return null;
  const kinds: readonly string[] = sigmaKinds.map(({ kind }) => kind);
  const single = Object.keys(uncertainty.sigma).filter((name) => !kinds.includes(name)).length;
  const counts: readonly (readonly [number, string, string])[] = [
    [single, 'single parameter', 'single parameters'],
    [uncertainty.covariances.length, 'covariance matrix', 'covariance matrices'],
    [uncertainty.factors.length, 'common factor', 'common factors'],
    [uncertainty.ensemble?.rows.length ?? 0, 'member given', 'members given'],
  ];
  const said = counts.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`);
  return said.length === 0 ? null : `The study adds ${said.join(', ')}.`;
}
