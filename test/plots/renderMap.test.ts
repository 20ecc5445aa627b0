import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/base';
import { renderMap, type CategoryField, type MapPlot, type PixelState, type ScalarField } from '../../src/plots';
import { samplePlot, seeded } from './samplePlot';
import { unescaped, xmlFault } from './xml';

const ramp = (x: number) => x - 8;
const plain = samplePlot(12, 10, ramp);
const scalar = plain.field as ScalarField;
const hostile = '<img onerror="x()"> ]]> & \'q\' \u0007\uffff\ud800 end';

function states(plot: MapPlot, state: (pixel: number) => PixelState): PixelState[] {
  return plot.state.map((_, pixel) => state(pixel));
}

function winnerPlot(margin: number): MapPlot {
  const field: CategoryField = {
    kind: 'category',
    index: Int16Array.from(plain.state, (_, k) => (k % 12 < 6 ? 0 : 1)),
    margin: Float64Array.from(plain.state, (_, k) => (k % 12 === 5 ? margin : Infinity)),
    categories: [
      { label: 'NH₃', color: '#009e73', letter: 'H' },
      { label: 'N₂', color: '#0072b2', letter: 'N' },
    ],
    title: 'most formed N product',
  };
  return { ...plain, field };
}

/** Frame of the map in a picture: x, y, width and height [px]. */
const frameOf = (svg: string) =>
  /<g class="axes"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.slice(1).map(Number);

describe('renderMap writes well-formed, self-contained SVG', () => {
  const plots: Record<string, MapPlot> = {
    plain,
    'every state': {
      ...plain,
      state: states(plain, (k) => (['good', 'masked', 'failed', 'backward', 'unknown'] as const)[k % 5]),
    },
    'all masked': { ...plain, state: states(plain, () => 'masked') },
    'all NaN': samplePlot(12, 10, () => NaN),
    constant: samplePlot(3, 2, () => -2),
    infinite: samplePlot(12, 10, (x) => (x < 6 ? -Infinity : Infinity)),
    winners: winnerPlot(0.2),
    'hostile text': {
      ...plain,
      title: hostile,
      subtitle: hostile,
      maskReason: hostile,
      state: states(plain, (k) => (k < 5 ? 'masked' : 'good')),
      candidates: [{ label: hostile, x: 3, y: 3, group: hostile, own: true }],
      metadata: { [hostile]: hostile },
    },
  };
  it.each(Object.keys(plots))('%s', (name) => {
    const svg = renderMap(plots[name]);
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('role="img"');
  });

  it('and the checker itself sees faults', () => {
    for (const bad of [
      '<a><b></a></b>',
      '<a>&x</a>',
      '<a>]]></a>',
      '<a b="1" b="2"/>',
      '<a/><a/>',
      '<a>\u0007</a>',
      '<a b=1/>',
    ])
      expect(xmlFault(bad)).toBeDefined();
  });
});

describe('text from the input', () => {
  it('is shown as text, without the characters that XML forbids', () => {
    const svg = renderMap({ ...plain, candidates: [{ label: hostile, x: 3, y: 3, group: 'g', own: true }] });
    expect(svg).not.toContain('<img');
    const tip = /<g class="candidate"[^>]*><title>(.*?)<\/title>/.exec(svg)![1];
    expect(unescaped(tip)).toBe(`<img onerror="x()"> ]]> & 'q'  end (3, 3), g`);
  });

  it('metadata reads back as the same JSON', () => {
    const metadata = { a: hostile.replace('\ud800', ''), n: [1.5, null, true], nested: { '</metadata>': '-->' } };
    const svg = renderMap({ ...plain, metadata });
    expect(JSON.parse(unescaped(/<metadata>(.*?)<\/metadata>/.exec(svg)![1]))).toEqual(metadata);
  });

  it('numbers carry the true minus sign and two decimals at most', () => {
    const svg = renderMap(plain);
    expect(svg).toContain('>≤ −6<');
    expect(svg).not.toMatch(/>-\d/);
    expect(svg).not.toMatch(/ d="[^"]*\d\.\d{3}/);
  });
});

describe('the legend explains what is in the picture and nothing else', () => {
  it('gaps and values beyond the bar', () => {
    const all = renderMap({
      ...plain,
      state: states(plain, (k) => (k < 12 ? 'masked' : k === 30 ? 'failed' : 'good')),
    });
    expect(all).toContain('masked: a barrier is negative');
    expect(all).toContain('failed:');
    expect(all).toContain('≤ −6');
    expect(all).toContain('below −6');
    expect(all).not.toContain('≥');
    const none = renderMap(samplePlot(12, 10, () => -1));
    expect(none).not.toMatch(/masked:|failed:|≤|≥|below/);
  });

  it('a good pixel without a number is neither failed nor coloured, but has question marks and words of its own', () => {
    const hole = samplePlot(12, 10, (x, y) => (x === 4 && y === 4 ? NaN : -1), { unknownReason: 'gross rates cancel' });
    const svg = renderMap(hole);
    expect(svg).toContain('gross rates cancel');
    expect(svg).toContain(', 0 masked, 0 failed, 1 not known.');
    expect(svg).toContain('<pattern id="unknown-marks"');
    expect(svg).not.toMatch(/failed:|masked:/);
  });

  it('a rate that runs backwards is not one below the scale', () => {
    const value = (x: number): number => (x < 4 ? -Infinity : -1);
    const reason = 'NO₃⁻ is released, not consumed';
    const back = { ...samplePlot(12, 10, value), backwardReason: reason };
    const svg = renderMap({ ...back, state: states(back, (k) => (k % 12 < 4 ? 'backward' : 'good')) });
    expect(svg).toContain(`runs backwards: ${reason}`);
    expect(svg).toContain('80 of 120 pixels have a value, 0 masked, 0 failed, 40 run backwards.');
    expect(svg).toMatch(/class="backward" d="[^"]+" fill="url\(#backward-arrows\)"/);
    expect(svg).not.toMatch(/below|≤/);
    expect(renderMap(back)).toMatch(/below −6.*/);
  });

  it('says why there is nothing to see, in the picture itself', () => {
    const empty = { ...plain, state: states(plain, () => 'masked'), emptyReason: 'Nothing is shown: go back.' };
    expect(renderMap(empty)).toContain('>Nothing is shown: go back.</text>');
    expect(renderMap(plain)).not.toContain('nothing-shown');
  });

  it('the margin of winners', () => {
    expect(renderMap(winnerPlot(0.2))).toContain('margin under 1 decade');
    expect(renderMap(winnerPlot(1.2))).not.toContain('margin under 1 decade');
  });

  it('letters stand in large regions', () => {
    const letters = /<g class="letters">(.*?)<\/g>/.exec(renderMap(winnerPlot(0.2)))![1];
    expect(Array.from(letters.matchAll(/>(\w)</g), (match) => match[1]).sort()).toEqual(['H', 'N']);
  });

  it('candidates outside the axes are counted, not drawn', () => {
    const at = (x: number, y: number) => ({ label: 'Pt', x, y, group: 'g', own: false });
    const svg = renderMap({ ...plain, candidates: [at(3, 3), at(-0.5, 9.5), at(-0.51, 3), at(3, 9.51), at(NaN, 3)] });
    expect(svg.match(/class="candidate"/g)).toHaveLength(2);
    expect(svg).toContain('3 candidates lie outside the axes.');
  });
});

describe('geometry', () => {
  it('axes of one unit share one scale', () => {
    const [, , width, height] = frameOf(renderMap(samplePlot(20, 25, ramp)));
    expect(height / width).toBeCloseTo(25 / 20, 3);
    const [, , long, short] = frameOf(renderMap(samplePlot(100, 4, ramp)));
    expect(short / long).toBeCloseTo(0.4, 3);
    const other = { ...plain, y: { ...plain.y, unit: 'V' } };
    const [, , across, up] = frameOf(renderMap(other));
    expect(up).toBe(across);
  });

  it('the clip follows the good pixels exactly', () => {
    const random = seeded(5);
    const state = states(plain, () => (random() < 0.6 ? 'good' : random() < 0.5 ? 'masked' : 'failed'));
    const svg = renderMap({ ...plain, state });
    const [, , width, height] = frameOf(svg);
    const area = pathArea(/<clipPath[^>]*><path d="([^"]+)"/.exec(svg)![1]);
    const good = state.filter((kind) => kind === 'good').length;
    expect(good).toBeGreaterThan(50);
    expect(Math.abs(area / ((width * height) / state.length))).toBeGreaterThan(good - 0.02);
    expect(Math.abs(area / ((width * height) / state.length))).toBeLessThan(good + 0.02);
  });

  it('a colour bar with a long title breaks it into lines within the picture', () => {
    const title = 'degree of rate control of NO₂* + * ⇌ NO* + O* over TOF(NO₃⁻)';
    const named = (size: { readonly width?: number }) => renderMap({ ...plain, field: { ...scalar, title } }, size);
    const height = (svg: string): number => Number(/ height="([\d.]+)"/.exec(svg)![1]);
    expect(unescaped(named({}))).toContain(`>${title}</text>`);
    const narrow = named({ width: 300 });
    expect(unescaped(narrow)).not.toContain(`>${title}</text>`);
    expect(height(narrow)).toBeGreaterThan(height(renderMap(plain, { width: 300 })));
  });

  it('fits the size asked for', () => {
    const svg = renderMap(plain, { width: 700, height: 600 });
    expect(svg).toContain('width="700" height="600" viewBox="0 0 700 600"');
    const [x, y, width, height] = frameOf(svg);
    expect(x + width).toBeLessThan(700);
    expect(y + height).toBeLessThan(520);
  });

  it('is the same text every time', () => {
    const candidates = Array.from({ length: 30 }, (_, i) => ({
      label: `M${i}`,
      x: i % 9,
      y: (i * 7) % 8,
      group: 'g',
      own: true,
    }));
    expect(renderMap({ ...plain, candidates })).toBe(renderMap({ ...structuredClone(plain), candidates }));
  });

  it('a map of 500 by 500 stays small and draws in time', () => {
    const big = samplePlot(500, 500, (x, y) => Math.sin(x / 60) * 4 + Math.cos(y / 45) * 3);
    const state = states(big, (k) => (((k % 500) - 250) ** 2 + (k / 500 - 250) ** 2 < 200 ** 2 ? 'good' : 'masked'));
    expect(renderMap({ ...big, state }).length).toBeLessThan(150_000);
  });
});

describe('bad input is refused', () => {
  const withField = (changes: Partial<ScalarField>): MapPlot => ({ ...plain, field: { ...scalar, ...changes } });
  const axis = (values: number[]): MapPlot => ({ ...plain, x: { ...plain.x, values: Float64Array.from(values) } });
  const withCategories = (colors: string[]): MapPlot => ({
    ...plain,
    field: {
      ...(winnerPlot(1).field as CategoryField),
      categories: colors.map((color) => ({ label: 'a', color, letter: 'A' })),
    },
  });
  const cases: Record<string, [MapPlot, RegExp]> = {
    'levels out of order': [
      withField({ levels: [0, 1, 1] }),
      /^invalid levels: got 1, expected ascending.*levels\[2\]/,
    ],
    'one level': [withField({ levels: [0] }), /^invalid levels: got \[0\], expected at least 2/],
    'NaN level': [withField({ levels: [0, NaN] }), /^invalid levels: got NaN/],
    'short values': [withField({ value: new Float64Array(3) }), /^invalid value length: got 3, expected 120/],
    'short states': [{ ...plain, state: ['good'] }, /^invalid state length: got 1/],
    'one value on an axis': [axis([1]), /^invalid axis values: got 1, expected at least 2 values \(x\)/],
    'descending axis': [axis([3, 2, 1]), /^invalid axis values: got 2, expected ascending numbers \(x\[1\]\)/],
    'uneven axis': [axis([0, 1, 5]), /^invalid axis values: got 1, expected evenly spaced numbers \(x\[1\]\)/],
    'category beyond the list': [
      withCategories(['#009e73']),
      /^invalid category index: got 1, expected -1 or a number below 1/,
    ],
    'colour that is none': [withCategories(['#009e73', 'x"y']), /^invalid category color: got "x\\"y"/],
  };
  it.each(Object.keys(cases))('%s', (name) => {
    const [plot, message] = cases[name];
    expect(() => renderMap(plot)).toThrow(InvalidInput);
    expect(() => renderMap(plot)).toThrow(message);
  });

  it('a size without room', () => {
    expect(() => renderMap(plain, { width: 100 })).toThrow(/^invalid width: got 100/);
    expect(() => renderMap(plain, { height: NaN })).toThrow(/^invalid height: got NaN/);
  });
});

/** Signed area of a path of absolute M, H, V and Z. */
function pathArea(d: string): number {
  let area = 0;
  for (const loop of d.split('Z').filter((part) => part !== '')) {
    const points: [number, number][] = [];
    for (const [, command, first, second] of loop.matchAll(/([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
      const [x, y] = points[points.length - 1] ?? [0, 0];
      const value = Number(first);
      points.push(command === 'M' ? [value, Number(second)] : command === 'H' ? [value, y] : [x, value]);
    }
    points.forEach(([x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length];
      area += (x * nextY - nextX * y) / 2;
    });
  }
  return area;
}

describe('candidates with an uncertainty', () => {
  const at = (deviation?: { x: number; y: number }) => ({
    ...plain,
    candidates: [
      { label: 'Mine', x: 5, y: 4, group: 'own', own: true, ...(deviation === undefined ? {} : { deviation }) },
    ],
  });

  it('have an ellipse of one standard deviation, to scale, clipped to the map and explained', () => {
    const svg = renderMap(at({ x: 2, y: 0.5 }));
    const [, , width, height] = frameOf(svg);
    const [, rx, ry] = /<ellipse[^>]* rx="([\d.]+)" ry="([\d.]+)"/.exec(svg) ?? [];
    expect(Number(rx)).toBeCloseTo((2 / 12) * width, 1);
    expect(Number(ry)).toBeCloseTo((0.5 / 10) * height, 1);
    expect(svg).toMatch(/class="deviations" clip-path="url\(#map-/);
    expect(svg).toContain('one standard deviation');
    expect(svg).toContain('Mine (5 ± 2, 4 ± 0.5)');
    expect(xmlFault(svg)).toBeUndefined();
  });

  it('or none', () => {
    const svg = renderMap(at());
    expect(svg).not.toMatch(/<ellipse|deviations|one standard deviation/);
  });
});
