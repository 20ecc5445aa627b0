import { beforeAll, describe, expect, it } from 'vitest';
import { converged, cpuKernel, masked as maskedStatus, pointStatus } from '../../src/kinetics';
import { caption, parsePlotKind } from '../../src/plots';
import { compileModel, computeMap, makeAxis, type Settings, type StudyMap } from '../../src/screening';
import { embeddedStudy, parseStudy, type Study } from '../../src/study';
import { minimalStudy } from '../helpers/minimalStudy';

const study = embeddedStudy('no3rr');
const model = compileModel(study);

async function mapOf(of: Study, names: readonly [string, string], settings: Settings = {}): Promise<StudyMap> {
  const ranges = { U: [-0.5, 0.2], E_O: [-6.7, -2.5], E_N: [-7, -2] } as Record<string, [number, number]>;
  const [x, y] = names.map((name, i) => makeAxis(compileModel(of), name, ranges[name], 6 + i));
  return computeMap(of, x, y, settings, { kernel: cpuKernel });
}

describe('caption', () => {
  let map: StudyMap;
  beforeAll(async () => {
    map = await mapOf(study, ['E_O', 'E_N']);
  });

  it('says what is shown, where, how and from what', () => {
    const [shown, data, made, ...rest] = caption(map, parsePlotKind('activity', model)).split('\n\n');
    expect(rest).toEqual([]);
    expect(shown).toMatch(
      /^log₁₀ TOF of NO₃⁻ consumption \/ s⁻¹, over ΔE_O \(eV, relative to the gas-phase O atom\) and ΔE_N \(eV, relative to the gas-phase N atom\)\. /,
    );
    expect(shown).toContain(
      'Electrocatalytic nitrate reduction: NO₃⁻ to NO, N₂, N₂O, NH₃, H₂ and H₂O, mean-field microkinetic model of 19 elementary steps.',
    );
    expect(shown).toContain(
      'Conditions: U = 0.1 V vs RHE · T = 300 K · a(NO₃⁻) = 1 · steady state (a: gases in bar, solutes as activity).',
    );
    expect(shown).toContain('Marks: 62 surfaces (PtRu, Wang 2021; alloys, Liu 2019; pure metals, RMG).');
    expect(data).toMatch(
      /^Data: Liu et al\., Activity and .*, ACS Catal\. 9, 7052 \(2019\), https:\/\/doi\.org\/10\.1021\/acscatal\.9b02179; Wang/,
    );
    expect(data.match(/10\.1021\/acscatal\.9b02179/g)).toHaveLength(1);
    expect(data).toContain('RMG-database');
    expect(made).toBe(`Computed with Sabatier 0.1.0 from the study no3rr, SHA-256 ${model.hash}.\n`);
  });

  it('counts masked pixels and says why', () => {
    const masked = map.evaluation.solutions.status.filter((s) => s === maskedStatus).length;
    expect(masked).toBeGreaterThan(0);
    expect(caption(map, parsePlotKind('winner', model))).toContain(
      `Grid of 6 × 7 = 42 points: ${42 - masked} converged, ${masked} masked (hatched, outside the model’s domain: a barrier is negative), 0 failed.`,
    );
  });

  it('counts failed pixels, and converged ones without a value apart', () => {
    const { evaluation } = map;
    const good = evaluation.solutions.status.indexOf(converged);
    const failing = evaluation.solutions.status.slice();
    failing[good] = pointStatus.indexOf('stalled');
    const stalled = { ...map, evaluation: { ...evaluation, solutions: { ...evaluation.solutions, status: failing } } };
    expect(caption(stalled, parsePlotKind('activity', model))).toContain(', 1 failed (crosses).');
    const lnTof = evaluation.solutions.lnTof.slice();
    lnTof[good * model.mechanism.externals.length + model.reactant] = NaN;
    const numberless = { ...map, evaluation: { ...evaluation, solutions: { ...evaluation.solutions, lnTof } } };
    expect(caption(numberless, parsePlotKind('activity', model))).toContain(
      ', 0 failed; 1 of the converged have no value of this quantity (question marks): TOF not known: gross rates cancel to within rounding.',
    );
  });

  it('leaves out the sources of candidates that are not drawn', async () => {
    const cut = await mapOf(study, ['E_O', 'U'], { E_N: -5, pH: 3, time: 2 });
    const text = caption(cut, parsePlotKind('tof:NH3', model));
    expect(text).toContain('over ΔE_O (eV, relative to the gas-phase O atom) and U (V vs RHE).');
    expect(text).toContain(
      'Conditions: T = 300 K · a(NO₃⁻) = 1 · ΔE_N = −5 eV · 2 s after exposure of the clean surface',
    );
    expect(text).not.toContain('Marks:');
    expect(text).not.toContain('RMG-database');
    expect(text).toContain('10.1021/acscatal.9b02179');
  });

  it('names the scale of the potential and a transfer coefficient that was set', async () => {
    const basic = await mapOf(study, ['E_O', 'E_N'], { U_SHE: -0.6, pH: 13, beta: 0.4 });
    expect(caption(basic, parsePlotKind('activity', model))).toContain(
      'Conditions: U = −0.6 V vs SHE · pH 13 · T = 300 K · a(NO₃⁻) = 1 · steady state · transfer coefficient 0.4 where a step has none of its own',
    );
  });

  it('has no paragraph of data for a study without sources', async () => {
    const { sources, domain, ...rest } = minimalStudy();
    expect([sources, domain]).not.toContain(undefined);
    const bare = parseStudy({ ...rest, energetics: { ...rest.energetics, sources: [] }, candidates: [] }, 'bare');
    const text = caption(await mapOf(bare, ['E_N', 'E_O']), { kind: 'winner' });
    expect(text.split('\n\n')).toHaveLength(2);
    expect(text).not.toContain('Data:');
  });
});
