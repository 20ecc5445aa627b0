import { describe, expect, it } from 'vitest';
import { energyProfilePlot, pointPicture, renderEnergyProfile, type NamedProfile } from '../../src/plots';
import { textWidth } from '../../src/plots/textWidth';
import { energyProfile, explainPoint, type EnergyProfile } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { evaluated } from '../identities/evaluated';
import { no3rr } from '../identities/studyTable';
import { volcano } from '../identities/toyStudies';
import { xmlFault } from './xml';

const { evaluation } = await evaluated(no3rr, [
  { E_O: -4.5, E_N: -5 },
  { E_O: -4.3, E_N: -4.6 },
]);
const text = pointPicture(evaluation, explainPoint(evaluation, 0), 'Free energies');
const ammonia = energyProfile(evaluation, 0, { product: 'NH3' })!;
const elsewhere = energyProfile(evaluation, 1, { product: 'NH3' })!;
const nitrogen = energyProfile(evaluation, 0, { product: 'N2' })!;
const named = (...profiles: readonly EnergyProfile[]): NamedProfile[] =>
  profiles.map((profile, i) => ({ name: `profile ${i + 1}`, profile }));
const draw = (...profiles: readonly EnergyProfile[]): string =>
  renderEnergyProfile(energyProfilePlot(named(...profiles), text));

describe('energyProfilePlot', () => {
  it('has a level for each species and a top for each barrier', () => {
    const [{ levels, humps }] = energyProfilePlot(named(ammonia), text).lines;
    expect(levels.map(({ species }) => species)).toEqual([
      'NO₃⁻',
      'NO₃*',
      'NO₂*',
      'NO*',
      'N*',
      'NH*',
      'NH₂*',
      'NH₃*',
      'NH₃',
    ]);
    expect(levels[0].energy).toBe(0);
    ammonia.steps.forEach(({ level, barrier }, i) => {
      expect(levels[i + 1].energy).toBe(level);
      expect(humps[i].top).toBe(Math.max(levels[i].energy + barrier, levels[i].energy, level));
    });
  });

  it('says what the energies are', () => {
    const notes = (profile: EnergyProfile) => energyProfilePlot(named(profile), text).notes.join(' ');
    expect(notes(ammonia)).toContain('kT ln a is not included');
    const counted = energyProfile(evaluation, 0, { product: 'NH3', activities: true })!;
    expect(notes(counted)).toContain('kT ln a is included; NH₃ of zero activity is taken at activity 1');
    expect(notes(energyProfile(evaluation, 0, { quantity: 'energy' })!)).toContain('without prefactors');
    expect(notes(ammonia)).toContain('100 % of the N atoms take; not the reaction energy: O* is not removed here.');
    expect(notes({ ...ammonia, unbalanced: [{ species: 'O*', count: -1 }] })).toContain('O* is not made here');
  });

  it('says what reaction a closed way makes, how much of it, and which events count in part', async () => {
    const sites = embeddedStudy('co-oxidation-sites');
    const surface = sites.candidates.find(({ name }) => name === 'Pt(211)')!;
    const { evaluation: oxidation } = await evaluated(sites, [surface.values]);
    const plot = energyProfilePlot(named(energyProfile(oxidation, 0)!), text);
    expect(plot.lines[0].levels.map(({ species }) => species)).toEqual([
      'CO',
      'CO*_t',
      'CO*_t + ½O₂*_t',
      'CO*_t + O*_t',
      'CO₂',
    ]);
    expect(plot.notes[2]).toBe(
      'profile 1: CO + ½O₂ → CO₂, the way of up to 100 % of the CO₂ made. Counted in part: ½ of O₂ + *_t ⇌ O₂*_t, ' +
        '½ of O₂*_t + *_t ⇌ 2O*_t; the barrier is that of a whole event.',
    );
    const slots = Array.from(renderEnergyProfile(plot).matchAll(/M([\d.]+) [\d.]+h36/g), (match) => Number(match[1]));
    expect(slots[1] - slots[0]).toBeGreaterThan(textWidth('CO*_t + ½O₂*_t', 13, 'bold'));
  });

  it('refuses none, too many, and profiles of different quantities', () => {
    expect(() => energyProfilePlot([], text)).toThrow('invalid profiles: got 0, expected 1 to 4 profiles');
    expect(() => energyProfilePlot(named(...Array<EnergyProfile>(5).fill(ammonia)), text)).toThrow(
      'invalid profiles: got 5',
    );
    const other = energyProfile(evaluation, 0, { quantity: 'energy' })!;
    expect(() => energyProfilePlot(named(ammonia, other), text)).toThrow('expected profiles of one quantity');
  });
});

describe('renderEnergyProfile', () => {
  it('writes well-formed SVG with levels, barriers and species', () => {
    const svg = draw(ammonia);
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    for (const { level } of ammonia.steps) expect(svg).toContain(`>${level.toFixed(2).replace('-', '−')}<`);
    for (const { barrier } of ammonia.steps.slice(1)) expect(svg).toContain(`>‡ ${barrier.toFixed(2)}<`);
    expect(svg).toContain('>NH₂*<');
    expect(svg).not.toContain('stroke-dasharray');
  });

  it('tells two profiles apart by dashes, names and rows of species', () => {
    const same = draw(ammonia, elsewhere);
    expect(same).toContain('stroke-dasharray="6 4"');
    expect(same).toContain('>profile 2<');
    expect(same.match(/>NH₂\*</g)).toHaveLength(1);
    const different = draw(ammonia, nitrogen);
    expect(different.match(/>NO₂\*</g)).toHaveLength(2);
    expect(different).toContain('>N₂*<');
    expect(xmlFault(different)).toBeUndefined();
  });

  it('draws as many profiles as there can be, each its own way', () => {
    const dashes = Array.from(
      draw(ammonia, elsewhere, nitrogen, ammonia).matchAll(/stroke-width="3.5"(?: stroke-dasharray="([^"]*)")?/g),
      (match) => match[1] ?? 'solid',
    );
    expect(new Set(dashes).size).toBe(4);
  });

  it('writes a number once where two profiles pass the same level', () => {
    expect(draw(ammonia, ammonia).match(/>−0\.69</g)).toHaveLength(1);
  });

  it('draws a hump only where a barrier stands above both levels', () => {
    const flat = { ...ammonia, steps: ammonia.steps.map((step) => ({ ...step, barrier: -1 })) };
    expect(draw(flat)).not.toMatch(/C[\d.]+ [\d.]+ [\d.]+ [\d.]+ [\d.]+ [\d.]+S|>‡ /);
    expect(draw(ammonia).match(/S[\d.]/g)).toHaveLength(7);
  });

  it('puts higher energies higher', () => {
    const ys = Array.from(draw(ammonia).matchAll(/M([\d.]+) ([\d.]+)h36/g), (match) => Number(match[2]));
    const energies = [0, ...ammonia.steps.map(({ level }) => level)];
    expect(ys).toHaveLength(energies.length);
    const slope = (ys[1] - ys[0]) / (energies[1] - energies[0]);
    expect(slope).toBeLessThan(0);
    ys.forEach((y, i) => expect(y).toBeCloseTo(ys[0] + slope * energies[i], 1));
  });

  it('draws what is known of a route with an irreversible step, and says so', async () => {
    const toy = await evaluated(volcano(), [{ E: -0.6 }]);
    const profile = energyProfile(toy.evaluation, 0)!;
    const svg = renderEnergyProfile(
      energyProfilePlot(named(profile), pointPicture(toy.evaluation, explainPoint(toy.evaluation, 0), 'x')),
    );
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('has no reaction energy');
  });

  it('is the same text every time', () => {
    expect(draw(ammonia, nitrogen)).toBe(draw(ammonia, nitrogen));
  });
});
