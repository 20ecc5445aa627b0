import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { cutPlot, cutQuantities, renderCut, type CutPlot, type CutQuantity } from '../../src/plots';
import { compileModel, computeCut, cutLine, log10Tof, type Settings, type StudyCut } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { unescaped, xmlFault } from './xml';

const study = embeddedStudy('no3rr');
const model = compileModel(study);

async function compute(from: Settings, to: Settings, settings: Settings = {}): Promise<StudyCut> {
  return computeCut(study, cutLine(model, from, to, 31), settings, { kernel: cpuKernel });
}

const cut = await compute({ E_O: -3, E_N: -4 }, { E_O: -6, E_N: -5 });

/** Numbers of every path of a class of curves, by label. */
function pathOf(svg: string, label: string): string {
  const paths = [...svg.matchAll(/<path d="([^"]*)"[^>]*data-label="([^"]*)"/g)];
  return paths.find(([, , name]) => unescaped(name) === label)?.[1] ?? '';
}

function curveOf(plot: CutPlot, label: string): Float64Array {
  return plot.curves.find((curve) => curve.label === label)!.values;
}

const ramp: CutPlot = {
  title: 'sample',
  subtitle: 'T = 300 K',
  metadata: { hash: 'abc' },
  x: { title: 'distance (eV)', values: Float64Array.of(0, 1, 2, 3, 4) },
  y: { title: 'coverage', range: [0, 1] },
  state: ['good', 'good', 'good', 'good', 'good'],
  maskReason: '',
  curves: [{ label: 'O*', color: '#0072b2', main: false, values: Float64Array.of(0, 0.25, 0.5, 0.75, 1) }],
  notes: [],
};

describe('cutPlot', () => {
  it.each(cutQuantities)('shows %s, with masked points apart', (show) => {
    const plot = cutPlot(cut, show);
    expect(new Set(plot.state)).toEqual(new Set(['good', 'masked']));
    for (const { values } of plot.curves) {
      plot.state.forEach((state, p) => expect(Number.isNaN(values[p])).toBe(state === 'masked'));
    }
    expect(xmlFault(renderCut(plot))).toBeUndefined();
  });

  it('takes TOFs as they are, the reactant first and heaviest', () => {
    const plot = cutPlot(cut, 'tof');
    expect(plot.curves.map(({ label }) => label)).toEqual(['NO₃⁻ (consumed)', 'NO', 'N₂', 'N₂O', 'NH₃', 'H₂', 'H₂O']);
    expect(plot.curves.map(({ main }) => main)).toEqual([true, ...Array<boolean>(6).fill(false)]);
    const ammonia = model.mechanism.externals.findIndex(({ name }) => name === 'NH3');
    curveOf(plot, 'NH₃').forEach((value, p) => {
      if (plot.state[p] === 'good') expect(value).toBe(log10Tof(cut.evaluation, p, ammonia));
    });
  });

  it('shows selectivities that sum to 1 and no product without the atom', () => {
    const plot = cutPlot(cut, 'selectivity');
    expect(plot.curves.map(({ label }) => label)).toEqual(['NO', 'N₂', 'N₂O', 'NH₃']);
    plot.state.forEach((state, p) => {
      if (state === 'good') expect(plot.curves.reduce((sum, { values }) => sum + values[p], 0)).toBeCloseTo(1, 12);
    });
  });

  it('leaves out what covers nothing, and says so', () => {
    const plot = cutPlot(cut, 'coverage');
    const labels = plot.curves.map(({ label }) => label);
    expect(labels).toContain('NO*');
    expect(labels).not.toContain('N₂*');
    expect(plot.notes).toHaveLength(1);
    expect(plot.notes[0]).toMatch(/^Nowhere above 0\.01: .*N₂\*/);
    expect(labels.length + plot.notes[0].split(', ').length).toBe(model.mechanism.states.length);
  });

  it('gives every curve of a picture a colour of its own', () => {
    for (const show of cutQuantities) {
      const colors = cutPlot(cut, show).curves.map(({ color }) => color);
      expect(new Set(colors).size).toBe(colors.length);
    }
  });

  it('says between which points, under which conditions and from which study', async () => {
    const plot = cutPlot(await compute({ U: -0.4 }, { U: 0.2 }, { E_O: -4.5, E_N: -5 }), 'tof', 'U');
    expect(plot.subtitle).toMatch(/^from U = −0\.4 V · to U = 0\.2 V · T = 300 K .* ΔE_O = −4\.5 eV/);
    expect(plot.x.title).toBe('U (V vs RHE)');
    expect(plot.metadata).toMatchObject({ study: 'no3rr', studyHash: model.hash, cut: { points: 31 } });
  });

  it('runs along a variable that changes', () => {
    expect(cutPlot(cut, 'tof').x).toEqual({ title: 'distance along the cut (eV)', values: cut.line.distance });
    expect(cutPlot(cut, 'tof', 'E_N').x.values).toEqual(cut.line.table.columns.get('E_N'));
    expect(() => cutPlot(cut, 'tof', 'U')).toThrow('invalid x: got "U", expected one of distance, E_O, E_N');
  });
});

describe('renderCut', () => {
  it('puts points where the axes say', () => {
    const svg = renderCut(ramp);
    const [left, top] = /<rect x="([\d.]+)" y="([\d.]+)"[^>]*fill="none"/.exec(svg)!.slice(1).map(Number);
    const points = [...pathOf(svg, 'O*').matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points).toHaveLength(5);
    expect(points[0][0]).toBe(left);
    expect(points[4][1]).toBe(top);
    const steps = points.slice(1).map(([x, y], i) => [x - points[i][0], points[i][1] - y]);
    for (const [across, up] of steps) {
      expect(across).toBeCloseTo(steps[0][0], 1);
      expect(up).toBeCloseTo(85, 1);
    }
  });

  it('runs to the right also where the variable falls along the cut', () => {
    const falling = { ...ramp, x: { title: 'x', values: ramp.x.values.map((v) => -v) } };
    const [first] = [...pathOf(renderCut(falling), 'O*').matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
    const [right] = [...pathOf(renderCut(ramp), 'O*').matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x)).slice(-1);
    expect(first).toBe(right);
  });

  it('breaks curves at gaps and keeps a lone point visible', () => {
    const values = Float64Array.of(0.1, NaN, 0.5, -Infinity, 0.9);
    const path = pathOf(renderCut({ ...ramp, curves: [{ ...ramp.curves[0], values }] }), 'O*');
    expect(path.match(/M/g)).toHaveLength(3);
    expect(path.match(/h0/g)).toHaveLength(3);
    expect(path).not.toContain('L');
  });

  it('marks masked and failed stretches half way to their neighbours', () => {
    const svg = renderCut({ ...ramp, state: ['good', 'masked', 'masked', 'good', 'failed'], maskReason: 'outside' });
    const bar = (kind: string): number[] =>
      new RegExp(`class="${kind}" x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)"`).exec(svg)!.slice(1).map(Number);
    const width = Number(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*fill="none"/.exec(svg)![1]);
    expect(bar('masked')[1]).toBeCloseTo(width / 2, 1);
    expect(bar('failed')[1]).toBeCloseTo(width / 8, 1);
    expect(svg).toContain('masked: outside');
    expect(svg).toContain('failed: no converged value');
  });

  it('writes well-formed XML whatever the texts and values are', () => {
    const hostile = '<img onerror="x()"> ]]> & \'q\' \u0007\uffff\ud800';
    const curves = [{ ...ramp.curves[0], label: hostile, values: ramp.x.values.map(() => NaN) }];
    const all: CutPlot = {
      ...ramp,
      title: hostile,
      subtitle: hostile,
      curves,
      notes: [hostile],
      metadata: { [hostile]: 1 },
    };
    for (const plot of [all, { ...all, state: ramp.state.map((): 'failed' => 'failed') }, { ...ramp, curves: [] }]) {
      const svg = renderCut(plot);
      expect(xmlFault(svg)).toBeUndefined();
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<img/);
    }
  });

  it('is the same text every time, and takes a size', () => {
    const plot = cutPlot(cut, 'tof' satisfies CutQuantity);
    expect(renderCut(plot)).toBe(renderCut(plot));
    expect(renderCut(plot, { width: 900, height: 700 })).toMatch(/width="900" height="700"/);
    expect(() => renderCut(plot, { width: 10 })).toThrow('invalid width');
  });

  it('refuses curves that do not fit the axis', () => {
    const short = { ...ramp.curves[0], values: Float64Array.of(1) };
    expect(() => renderCut({ ...ramp, curves: [short] })).toThrow('invalid curve length: got 1, expected 5');
    expect(() => renderCut({ ...ramp, y: { title: 'y', range: [1, 1] } })).toThrow('invalid y range');
  });
});
