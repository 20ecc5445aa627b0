import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../src/screening';
import { embeddedStudy, parseStudy, type Candidate } from '../../../src/study';
import {
  isOwn,
  middleOf,
  regrouped,
  renamed,
  withCopy,
  withEnergy,
  withNew,
  without,
} from '../../../src/ui/candidates/candidateEdits';
import { defaultView, type View } from '../../../src/ui/state/view';

const study = embeddedStudy('no3rr');
const descriptor = { name: 'E_O', label: 'ΔE_O' };
const list: readonly Candidate[] = [
  { name: 'Pt(211)', values: { E_O: -4, E_N: -5 }, source: 'metals-rmg', note: 'old' },
  { name: 'Pt(211)', values: { E_O: -4.1, E_N: -5.1 }, group: 'mine' },
  { name: 'Rh(211)', values: { E_O: -5, E_N: -5.5 } },
];

describe('edits of candidates', () => {
  it.each([
    ['-4,25', -4.25],
    ['−4.25', -4.25],
    [' 1e-3 ', 0.001],
    ['1e−3', 0.001],
    ['-0', 0],
    ['50', 50],
  ])('reads the energy %j as %d eV', (text, value) => {
    expect(withEnergy(list, 1, descriptor, text)[1]).toEqual({ ...list[1], values: { E_O: value, E_N: -5.1 } });
    expect(Object.is(withEnergy(list, 1, descriptor, text)[1].values.E_O, -0)).toBe(false);
  });

  it.each(['', ' ', 'abc', '-50.1', 'NaN', 'Infinity', '1 2'])('refuses the energy %j', (text) => {
    expect(() => withEnergy(list, 1, descriptor, text)).toThrow(
      `invalid ΔEO: got ${JSON.stringify(text.trim())}, expected a number of eV from −50 to 50`,
    );
  });

  it('renames, and refuses no name and one of another own surface but not one of a published surface', () => {
    expect(renamed(list, 2, '  Ir(211) ')[2].name).toBe('Ir(211)');
    expect(() => renamed(list, 2, 'Pt(211)')).toThrow(/^invalid name: got "Pt\(211\)"/);
    expect(() => renamed(list, 2, '  ')).toThrow(/^invalid name: got "", expected a name/);
    expect(renamed([list[0], list[2]], 1, 'Pt(211)')[1].name).toBe('Pt(211)');
  });

  it('takes a surface out of its group', () => {
    expect(regrouped(list, 2, ' b ')[2].group).toBe('b');
    expect('group' in regrouped(list, 1, '')[1]).toBe(false);
  });

  it('copies a published surface as an own one under a free name, with its origin', () => {
    const copies = withCopy(list, 0);
    expect(copies).toHaveLength(4);
    expect(copies[3]).toEqual({ name: 'Pt(211) #2', values: list[0].values, note: 'old · Copied from metals-rmg' });
    expect(isOwn(copies[3])).toBe(true);
    expect(withCopy(copies, 0)[4].name).toBe('Pt(211) #3');
  });

  it('deletes one', () => {
    expect(without(list, 1)).toEqual([list[0], list[2]]);
  });

  it('adds surfaces in the middle of the map, and every result is a study that reads back', () => {
    const [, y] = defaultView(study).axes;
    const view: View = {
      ...defaultView(study),
      axes: [
        { name: 'E_N', range: [-6, -5] },
        { ...y, name: 'U_RHE' },
      ],
    };
    const values = middleOf(view, study.descriptors);
    expect(values.E_N).toBe(-5.5);
    expect(values.E_O).toBe(-4.6);
    let candidates = withNew(withNew(study.candidates, values), values);
    expect(candidates.slice(-2).map(({ name }) => name)).toEqual(['surface', 'surface #2']);
    candidates = withCopy(candidates, 0);
    const edited = { ...study, candidates };
    expect(() => modelOf(edited)).not.toThrow();
    expect(parseStudy(JSON.parse(JSON.stringify(edited)), 'test').candidates).toEqual(candidates);
  });
});
