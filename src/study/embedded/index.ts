import alloys from '../../../datasets/alloys-liu2019/surfaces.json';
import coOxidation from '../../../datasets/co-oxidation-falsig/energies.json';
import hydrogen from '../../../datasets/her-norskov2005/metals.json';
import steps from '../../../datasets/co-oxidation-jiang2009/energies.json';
import metals from '../../../datasets/metals-rmg/surfaces.json';
import parameters from '../../../datasets/no3rr-liu2019/parameters.json';
import oxygen from '../../../datasets/orr-hansen2014/energies.json';
import markers from '../../../datasets/ptru-wang2021/surfaces.json';
import { InvalidInput } from '../../base';
import { parseParameterSet, parseSurfaceSet } from '../dataset';
import { parseStudy } from '../parseStudy';
import { parseFormationEnergySet, parseHydrogenSet, parseOxygenSet } from '../reactionSets';
import type { Study } from '../schema';
import { coOxidationStudy } from './coOxidation';
import { coOxidationSitesStudy } from './coOxidationSites';
import { hydrogenStudy } from './hydrogen';
import { oxygenStudy } from './oxygen';
import { no3rrStudy } from './no3rr';

const builders: Readonly<Record<string, () => unknown>> = {
  no3rr: () =>
    no3rrStudy(parseParameterSet(parameters, 'datasets/no3rr-liu2019/parameters.json'), [
      { group: 'PtRu, Wang 2021', set: parseSurfaceSet(markers, 'datasets/ptru-wang2021/surfaces.json') },
      { group: 'alloys, Liu 2019', set: parseSurfaceSet(alloys, 'datasets/alloys-liu2019/surfaces.json') },
      { group: 'pure metals, RMG', set: parseSurfaceSet(metals, 'datasets/metals-rmg/surfaces.json') },
    ]),
  'co-oxidation': () =>
    coOxidationStudy(parseFormationEnergySet(coOxidation, 'datasets/co-oxidation-falsig/energies.json')),
  'co-oxidation-sites': () =>
    coOxidationSitesStudy(
      parseFormationEnergySet(coOxidation, 'datasets/co-oxidation-falsig/energies.json'),
      parseFormationEnergySet(steps, 'datasets/co-oxidation-jiang2009/energies.json'),
    ),
  orr: () => oxygenStudy(parseOxygenSet(oxygen, 'datasets/orr-hansen2014/energies.json')),
  her: () => hydrogenStudy(parseHydrogenSet(hydrogen, 'datasets/her-norskov2005/metals.json')),
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
  return parseStudy(build(), `embedded study ${name}`);
}
