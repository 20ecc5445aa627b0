import type { ReferenceState } from './surfaceTable';

/** What energies are relative to, in words, by state of reference. */
export const referenceNames: Readonly<Record<ReferenceState, string>> = {
  study: 'the study’s reference',
  atom: 'isolated atoms',
  'half-X2': '½X2',
  'H2O/H2': 'H2O and H2',
  OC20: 'the gases of OC20',
  gas: 'other gases',
};
