import coOxidation from '../../../datasets/co-oxidation-falsig/energies.json';
import hydrogen from '../../../datasets/her-norskov2005/metals.json';
import steps from '../../../datasets/co-oxidation-jiang2009/energies.json';
import oxygen from '../../../datasets/orr-hansen2014/energies.json';
import { InvalidInput } from '../../base';
import { parseStudy } from '../parseStudy';
import { parseFormationEnergySet, parseHydrogenSet, parseOxygenSet } from '../reactionSets';
import type { Study } from '../schema';
import { coOxidationStudy } from './coOxidation';
import { coOxidationSitesStudy } from './coOxidationSites';
import { hydrogenStudy } from './hydrogen';
import { nitrateStudy } from './nitrateStudy';
import { oxygenStudy } from './oxygen';

const builders: Readonly<Record<string, () => Study>> = {
  no3rr: nitrateStudy,
  'co-oxidation': () =>
    parseStudy(
      coOxidationStudy(parseFormationEnergySet(coOxidation, 'datasets/co-oxidation-falsig/energies.json')),
      'embedded study co-oxidation',
    ),
  'co-oxidation-sites': () =>
    parseStudy(
      coOxidationSitesStudy(
        parseFormationEnergySet(coOxidation, 'datasets/co-oxidation-falsig/energies.json'),
        parseFormationEnergySet(steps, 'datasets/co-oxidation-jiang2009/energies.json'),
      ),
      'embedded study co-oxidation-sites',
    ),
  orr: () =>
    parseStudy(oxygenStudy(parseOxygenSet(oxygen, 'datasets/orr-hansen2014/energies.json')), 'embedded study orr'),
  her: () =>
    parseStudy(hydrogenStudy(parseHydrogenSet(hydrogen, 'datasets/her-norskov2005/metals.json')), 'embedded study her'),
};

/** Names of the studies that ship with the program. */
export const embeddedStudies: readonly string[] = Object.keys(builders);

/**
 * An embedded study by name.
 *
 * @throws InvalidInput when there is none of that name.
 */
export function embeddedStudy(name: string): Study {
  const build = Object.hasOwn(builders, name) ? builders[name] : undefined;
  if (build === undefined) {
    throw new InvalidInput({ name: 'study', got: name, expected: `one of ${embeddedStudies.join(', ')}` });
  }
  return build();
}
