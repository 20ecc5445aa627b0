import temml from 'temml';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../../src/screening';
import { embeddedStudy, waterPresets } from '../../src/study';
import { conditionControls } from '../../src/ui/state/conditionControls';
import { showChoices } from '../../src/ui/state/showChoices';
import { defaultView, type View } from '../../src/ui/state/view';
import { glossary, termOfCondition, termOfShow, type GlossaryTerm } from '../../src/ui/words/glossary';
import { presetText } from '../../src/ui/words/presetText';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const axesOf = (x: string, y: string): View['axes'] => [
  { name: x, range: [0, 1] },
  { name: y, range: [0, 1] },
];
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
    const view = { ...defaultView(study), axes: axesOf('pH', 'T') };
    for (const control of [...conditionControls(model, defaultView(study)), ...conditionControls(model, view)]) {
      const term = termOfCondition(control);
      if (control.reference === undefined) expect(glossary).toHaveProperty(term as string);
      else expect(term).toBeTypeOf('object');
    }
    const of = (name: string) => termOfCondition({ name, label: name, unit: '' });
    expect(['U_RHE', 'U_SHE', 'pH', 'T', 'time', 'a_NO3-'].map(of)).toEqual([
      'rhe',
      'she',
      'pH',
      'temperature',
      'early',
      'activity',
    ]);
  });

  test.each([
    ['no3rr', 'ΔE_O', 'gas-phase O atom'],
    ['no3rr', 'ΔE_N', 'gas-phase N atom'],
    ['co-oxidation', 'E(CO)', 'CH₄ + H₂O − 3 H₂'],
    ['co-oxidation-sites', 'E(O)', 'H₂O − H₂; on steps'],
    ['orr', 'ΔG_OH', 'H₂O at 0 V'],
    ['her', 'ΔG_H', '½ H₂(g)'],
  ])('the slider of a descriptor of %s, %s, says what it is relative to', (name, label, reference) => {
    const own = embeddedStudy(name);
    const view = { ...defaultView(own), axes: axesOf('pH', 'T') };
    const control = conditionControls(modelOf(own), view).find((c) => c.label === label)!;
    const term = termOfCondition(control);
    expect(term).toMatchObject({ term: label, equation: null, source: null });
    expect((term as GlossaryTerm).definition).toContain(`in eV (reference: ${reference})`);
  });

  test('says of coverages, descriptors and masks what holds for every study', () => {
    expect(glossary.coverage.equation).toContain('f_t');
    expect(glossary.descriptor.equation).not.toMatch(/mathrm\{O/);
    expect(glossary.masked.definition).toContain('that the domain tests');
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
