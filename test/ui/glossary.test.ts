import temml from 'temml';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../../src/screening';
import { embeddedStudy, waterPresets } from '../../src/study';
import { conditionControls } from '../../src/ui/state/conditionControls';
import { showChoices } from '../../src/ui/state/showChoices';
import { defaultView } from '../../src/ui/state/view';
import { glossary, termOfCondition, termOfShow, type GlossaryTerm } from '../../src/ui/words/glossary';
import { presetText } from '../../src/ui/words/presetText';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const entries: readonly (readonly [string, GlossaryTerm])[] = Object.entries(glossary);

describe('glossary', () => {
  test.each(entries)('%s: one sentence, an equation that can be set, a DOI', (_, { definition, equation, source }) => {
    expect(definition).toMatch(/^\p{Lu}.*[^.]\.$/u);
    expect(definition).not.toMatch(/!|\. \p{Lu}/u);
    if (equation !== null) {
      expect(temml.renderToString(equation, { throwOnError: true })).toMatch(/^<math/);
    }
    if (source !== null) expect(source.doi).toMatch(/^10\.\d{4}\/\S+$/);
  });

  test('everything that a map shows has a term', () => {
    for (const { kind } of showChoices(model)) expect(termOfShow(kind)).not.toBeNull();
    expect(termOfShow('constructor')).toBeNull();
  });

  test('every condition has a term, the potential that of its scale', () => {
    for (const { name } of conditionControls(model, defaultView(study))) {
      expect(glossary).toHaveProperty(termOfCondition(name));
    }
    expect([termOfCondition('U_RHE'), termOfCondition('U_SHE'), termOfCondition('E_O')]).toEqual([
      'rhe',
      'she',
      'descriptor',
    ]);
  });
});

describe('presetText', () => {
  test('one value, or the ends of a range', () => {
    expect(waterPresets.map(presetText)).toEqual([
      'Textile wastewater, 7.4 mM',
      'Industrial wastewater, 41.6 mM',
      'Polluted ground water, 0.88 to 1.26 mM',
      'Low-level nuclear wastewater, 1950 mM',
    ]);
  });
});
