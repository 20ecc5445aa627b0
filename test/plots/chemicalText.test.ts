import { expect, it } from 'vitest';
import { chemicalText, equationText, proseText } from '../../src/plots';

it.each([
  ['NO3-', 'NO₃⁻'],
  ['SO4^2-', 'SO₄²⁻'],
  ['N2O*', 'N₂O*'],
  ['Pt3Ru(211)', 'Pt₃Ru(211)'],
  ['(NH4)2', '(NH₄)₂'],
  ['CH3CH2OH', 'CH₃CH₂OH'],
  ['M10439', 'M10439'],
  ['Candidate12', 'Candidate12'],
  ['mine 3', 'mine 3'],
])('chemicalText %s', (name, text) => {
  expect(chemicalText(name)).toBe(text);
});

it('equations keep the numbers before a formula', () => {
  expect(equationText('2N2O* <-> N2* + *')).toBe('2N₂O* ⇌ N₂* + *');
});

it('proseText prints formulas and signs within sentences, and leaves words alone', () => {
  const rule =
    'Each barrier is >= 0. Adsorption of NO3-, H+ and H2 (see NO2*) and the Hertz-Knudsen steps are not tested.';
  expect(proseText(rule)).toBe(
    'Each barrier is ≥ 0. Adsorption of NO₃⁻, H⁺ and H₂ (see NO₂*) and the Hertz-Knudsen steps are not tested.',
  );
});
