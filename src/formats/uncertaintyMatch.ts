import type { Study } from '../study';
import { descriptorMatch } from './descriptorMatch';

const deviation = /(?:^|[\s_([{-])(?:sd|std|stdev|stddev|sigma|err|error|unc|uncertainty)(?=$|[\s_()[\]{}-])|[±σ]/iu;

/** The descriptor whose standard deviation a header names: `E_O_sd`, `sigma(E_O)`, `± ΔE_O`, `dE_O error (eV)`; or null. */
export function uncertaintyMatch(header: string, descriptors: Study['descriptors']): string | null {
  if (!deviation.test(header)) return null;
  const rest = header
    .replace(deviation, ' ')
    .replace(/[()[\]{}]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^_|_$/g, '');
  const found = descriptors.find((descriptor) => {
    const match = descriptorMatch(rest, descriptor);
    return match?.sureness === 'sure' || match?.sureness === 'likely';
  });
  return found?.name ?? null;
}
