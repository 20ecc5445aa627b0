import alloys from '../../../datasets/alloys-liu2019/surfaces.json';
import metals from '../../../datasets/metals-rmg/surfaces.json';
import parameters from '../../../datasets/no3rr-liu2019/parameters.json';
import markers from '../../../datasets/ptru-wang2021/surfaces.json';
import { parseParameterSet, parseSurfaceSet } from '../dataset';
import { parseStudy } from '../parseStudy';
import type { Study } from '../schema';
import { no3rrStudy } from './no3rr';

/** The embedded study `no3rr` alone: what a page opens with needs none of the others. */
export function nitrateStudy(): Study {
  const input = no3rrStudy(parseParameterSet(parameters, 'datasets/no3rr-liu2019/parameters.json'), [
    { group: 'PtRu, Wang 2021', set: parseSurfaceSet(markers, 'datasets/ptru-wang2021/surfaces.json') },
    { group: 'alloys, Liu 2019', set: parseSurfaceSet(alloys, 'datasets/alloys-liu2019/surfaces.json') },
    { group: 'pure metals, RMG', set: parseSurfaceSet(metals, 'datasets/metals-rmg/surfaces.json') },
  ]);
  return parseStudy(input, 'embedded study no3rr');
}
