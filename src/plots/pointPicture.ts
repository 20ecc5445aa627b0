import { version } from '../base';
import { sortedSettings, type Evaluation, type PointExplanation } from '../screening';
import { pointText } from './pointText';
import type { PictureText } from './svgDocument';

/** Title, conditions and provenance of a picture of one point. */
export function pointPicture(
  { model, settings, scale }: Evaluation,
  explanation: Pick<PointExplanation, 'conditions'>,
  title: string,
): PictureText {
  const { study, hash } = model;
  const finite = (value: number): number | string => (Number.isFinite(value) ? value : 'steady');
  return {
    title,
    subtitle: `${study.title} · ${pointText(model, explanation)}`,
    metadata: {
      program: `Sabatier ${version}`,
      study: study.id,
      studyHash: hash,
      point: explanation.conditions.descriptors,
      potentialScale: scale,
      settings: Object.fromEntries(sortedSettings({ settings, scale }).map(([name, value]) => [name, finite(value)])),
      sources: study.sources.map(({ citation, doi }) => ({ citation, doi: doi ?? null })),
    },
  };
}
