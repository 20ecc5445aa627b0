import { describe, expect, it } from 'vitest';
import { finishedPicture, svgSize, textWidth, usualFinish } from '../../src/plots';
import { outlinedText } from '../../src/plots/outlinedText';
import { loadFontFiles, loadGlyphs, unitsPerEm } from '../../src/plots/pictureFont';
import { renderMap } from '../../src/plots/renderMap';
import { samplePlot } from './samplePlot';
import { xmlFault } from './xml';

const glyphs = await loadGlyphs();

/** Least and greatest coordinates of the absolute and relative commands of a path. */
function extent(d: string): { readonly x: readonly [number, number]; readonly y: readonly [number, number] } {
  const [xs, ys]: number[][] = [[], []];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command, list] of d.matchAll(/([Mlqz])([^Mlqz]*)/g)) {
    const numbers = (list.match(/-?[\d.]+/g) ?? []).map(Number);
    const [dx, dy] = numbers.slice(-2);
    if (command === 'M') [startX, startY] = [x, y] = [dx, dy];
    else if (command === 'z') [x, y] = [startX, startY];
    else [x, y] = [x + dx, y + dy];
    xs.push(x);
    ys.push(y);
  }
  return { x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] };
}

const pathOf = (svg: string): string => / d="([^"]*)"/.exec(svg)?.[1] ?? '';

describe('textWidth', () => {
  it('is the advance of the font of pictures, for every character that it has', () => {
    for (const weight of ['regular', 'bold'] as const) {
      const all = Object.entries(glyphs[weight]);
      expect(all.length).toBeGreaterThan(400);
      for (const [character, [advance]] of all) {
        const width = textWidth(character, 1, weight);
        expect(Math.abs(width - advance / unitsPerEm), `${weight} ${character}`).toBeLessThan(6e-4);
      }
    }
  });

  it('knows tabular figures, Greek, subscripts and signs', () => {
    for (const weight of ['regular', 'bold'] as const) {
      const widths = Array.from('0123456789', (digit) => glyphs[weight][digit][0]);
      expect(new Set(widths).size).toBe(1);
      for (const character of 'ΔΘθβ₀₉⁰⁹⁺⁻−×±≤≥⇌→‡·…\u2009') expect(glyphs[weight]).toHaveProperty([character]);
    }
  });
});

describe('finishedPicture', () => {
  const svg = renderMap(
    samplePlot(6, 5, (x, y) => x - y, {
      candidates: [{ label: 'Pt₃Ru(211)', x: 2, y: 2, group: 'Wang 2021', own: false }],
    }),
  );

  it('holds both weights of the font as data, and points nowhere else', async () => {
    const picture = await finishedPicture(svg, usualFinish);
    expect(xmlFault(picture)).toBeUndefined();
    const { regular, bold } = await loadFontFiles();
    for (const address of [regular, bold]) {
      expect(Buffer.from(address.split(',')[1], 'base64').subarray(0, 4).toString()).toBe('wOF2');
      expect(picture).toContain(`src:url(${address})`);
    }
    expect(picture.replace(/xmlns="[^"]*"|&quot;/g, '')).not.toMatch(/url\((?!data:font|#)|href/);
    expect(picture.replace(/<style>.*?<\/style>/, '')).toBe(
      await finishedPicture(svg, { ...usualFinish, text: 'plain' }),
    );
  });

  it('has its size in print, in the shape of the drawing', async () => {
    const { width, height } = svgSize(svg);
    const picture = await finishedPicture(svg, { text: 'plain', width_cm: 8.5 });
    const [, across, up] = /<svg[^>]* width="([\d.]+)cm" height="([\d.]+)cm" viewBox/.exec(picture) ?? [];
    expect(Number(across)).toBe(8.5);
    expect(Number(up) / 8.5).toBeCloseTo(height / width, 4);
    for (const width_cm of [0, -1, NaN, 501]) {
      await expect(finishedPicture(svg, { text: 'plain', width_cm })).rejects.toThrow('invalid width: ');
    }
  });

  it('as outlines has no text left, and every other mark', async () => {
    const picture = await finishedPicture(svg, { text: 'outlines', width_cm: 16 });
    expect(xmlFault(picture)).toBeUndefined();
    expect(picture).not.toMatch(/<text|<tspan|@font-face/);
    const marks = (text: string): number => text.split('class="candidate"').length;
    expect(marks(picture)).toBe(marks(svg));
    expect(picture).toContain(/<title>.*?<\/title>/.exec(svg)![0]);
  });
});

describe('outlinedText', () => {
  const outlined = (head: string, body: string): string =>
    outlinedText(`<svg xmlns="x"><text ${head}>${body}</text></svg>`, glyphs);
  const drawn = (head: string, body: string): ReturnType<typeof extent> => extent(pathOf(outlined(head, body)));

  it('stands where the text stood, by its anchor', () => {
    const width = textWidth('NO₃⁻', 20);
    const start = drawn('x="100" y="50" font-size="20"', 'NO₃⁻');
    expect(start.x[0]).toBeGreaterThanOrEqual(100);
    expect(start.x[1]).toBeLessThanOrEqual(100 + width);
    expect(start.y[1]).toBeGreaterThan(49);
    expect(start.y[0]).toBeGreaterThan(50 - 20);
    const end = drawn('x="100" y="50" font-size="20" text-anchor="end"', 'NO₃⁻');
    expect(end.x[0] - start.x[0]).toBeCloseTo(-width, 1);
    const middle = drawn('x="100" y="50" font-size="20" text-anchor="middle"', 'NO₃⁻');
    expect(middle.x[0] - start.x[0]).toBeCloseTo(-width / 2, 1);
  });

  it('lowers and shrinks subscripts, and goes back to the line', () => {
    const line = drawn('x="0" y="0" font-size="20"', 'EE');
    const sub = drawn('x="0" y="0" font-size="20"', 'E<tspan dy="5" font-size="50%">E</tspan><tspan dy="-5">E</tspan>');
    expect(sub.y[1]).toBeCloseTo(5, 1);
    expect(sub.y[0]).toBeCloseTo(line.y[0], 1);
    expect(sub.x[1] - line.x[1]).toBeCloseTo(textWidth('E', 10), 1);
  });

  it('draws bold letters, entities and white space as a browser does', () => {
    expect(drawn('font-size="20" font-weight="600"', 'Pt').x[1]).toBeGreaterThan(
      drawn('font-size="20"', 'Pt').x[1] + 1,
    );
    expect(pathOf(outlined('font-size="20"', 'a&lt;b'))).toBe(pathOf(outlined('font-size="20"', 'a&#60;b')));
    expect(pathOf(outlined('font-size="20"', 'a\n  b'))).toBe(pathOf(outlined('font-size="20"', 'a b')));
  });

  it('keeps what is no matter of text, and text that it has no letters for', () => {
    const path = outlined('x="1" y="2" class="c" fill="#123456" transform="rotate(-90 1 2)"', 'a');
    expect(path).toMatch(/<path class="c" fill="#123456" transform="rotate\(-90 1 2\)" d="M/);
    const strange = '<svg xmlns="x"><text x="1" y="2">表面 Pt</text></svg>';
    expect(outlinedText(strange, glyphs)).toBe(strange);
  });
});
