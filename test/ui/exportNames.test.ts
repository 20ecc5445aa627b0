import { describe, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { exportName } from '../../src/ui/state/exportName';
import { pictureSize, svgSize } from '../../src/plots';
import { ownLabel } from '../../src/ui/state/embeddedList';
import { studyLabel } from '../../src/ui/state/studyLabel';

it.each([
  [['no3rr', 'activity'], 'no3rr-activity.svg'],
  [['no3rr', 'drc:NH3:NO3* + * -> NO2* + O*'], 'no3rr-drc-NH3-NO3-+-NO2-+-O.svg'],
  [['../../etc', 'tof:NH3'], 'etc-tof-NH3.svg'],
  [['Ünïcode ☃', ''], 'U-ni-code.svg'],
  [['☃'], 'study.svg'],
  [['x'.repeat(200)], `${'x'.repeat(60)}.svg`],
])('exportName %o', (parts, name) => {
  expect(exportName(parts, 'svg')).toBe(name);
});

describe('pictureSize', () => {
  it('is the printed width in pixels, and the height in proportion', () => {
    expect(pictureSize({ width: 500, height: 250 }, 8.5, 600)).toEqual({ width: 2008, height: 1004, height_cm: 4.25 });
    expect(pictureSize({ width: 100, height: 100 }, 2.54, 300)).toEqual({ width: 300, height: 300, height_cm: 2.54 });
  });

  it.each([
    [0, 300, 'width'],
    [NaN, 300, 'width'],
    [16, 0, 'resolution'],
    [16, NaN, 'resolution'],
    [200, 2400, 'picture'],
    [30, 800, 'picture'],
  ])('refuses %d cm at %d dpi', (width_cm, dpi, name) => {
    expect(() => pictureSize({ width: 500, height: 500 }, width_cm, dpi)).toThrow(`invalid ${name}: `);
  });

  it('reads the size of an SVG', () => {
    expect(svgSize('<?xml version="1.0"?>\n<svg xmlns="x" width="460.5" height="30" viewBox="0 0 1 1">')).toEqual({
      width: 460.5,
      height: 30,
    });
    expect(() => svgSize('<svg viewBox="0 0 1 1"/>')).toThrow('invalid picture: ');
  });
});

it('studyLabel is the id and the first source', () => {
  const cited = (id: string, citation?: string): string =>
    studyLabel({
      id,
      title: 'A title that is far too long for a list of studies',
      sources: citation === undefined ? [] : [{ id: 's', citation }],
    });
  expect(studyLabel(embeddedStudy('no3rr'))).toBe('NO3RR · Liu 2019');
  expect(studyLabel(embeddedStudy('her'))).toBe('HER · Nørskov 2005');
  expect(studyLabel(embeddedStudy('orr'))).toMatch(/^ORR · /);
  expect(studyLabel(embeddedStudy('co-oxidation-sites'))).toMatch(/^CO oxidation on steps and terraces · /);
  expect(cited('water-gas-shift')).toBe('water-gas-shift');
  expect(cited('mine', 'van der Berg, O’Neill, J. Catal. 1, 2 (2001)')).toBe('mine · Berg 2001');
  expect(cited('co2rr', 'a database without a year')).toBe('CO2RR');
});

it('calls an edited study of ours edited, and an import of the same id by its own name', () => {
  const study = embeddedStudy('co-oxidation');
  expect(ownLabel({ ...study, title: 'Mine' })).toMatch(/, edited$/);
  const imported = { ...study, sources: [{ ...study.sources[0], id: 'reference-1' }] };
  expect(ownLabel(imported)).toBe(studyLabel(imported));
});
