import { describe, expect, it } from 'vitest';
import { bandColors, givenText, levelTexts, numberText } from '../../src/plots';
import { shownTicks } from '../../src/plots/colorBar';
import { paleColor, textOn } from '../../src/plots/colorScale';
import { tickTexts } from '../../src/plots/numberText';
import { style } from '../../src/plots/style';
import { textWidth, wrapped } from '../../src/plots/textWidth';

describe('numbers as text', () => {
  it('levels get the digits they need', () => {
    expect(levelTexts([-36, -33, 0])).toEqual(['−36', '−33', '0']);
    expect(levelTexts([-0.2, 0, 0.05])).toEqual(['−0.20', '0.00', '0.05']);
    expect(levelTexts([0, 1e-12, 2e-12])).toEqual(['0', '1×10⁻¹²', '2×10⁻¹²']);
    expect(new Set(levelTexts([0, 1 / 3, 2 / 3])).size).toBe(3);
  });

  it('ticks are round', () => {
    expect(tickTexts(-6.7, -5.3, 3).map(({ text }) => text)).toEqual(['−6.5', '−6.0', '−5.5']);
    expect(tickTexts(0, 3e6, 3).map(({ text }) => text)).toEqual(['0', '1×10⁶', '2×10⁶', '3×10⁶']);
    expect(tickTexts(-2.1e9, 0, 1).map(({ text }) => text)).toEqual(['−2×10⁹', '0']);
  });

  it('coordinates are short', () => {
    expect(numberText(-4.123456)).toBe('−4.123');
    expect(numberText(-0)).toBe('0');
  });

  it('conditions keep the digits they were given', () => {
    expect([298.15, 300, -0.1, 0.00105283, 1 / 3].map(givenText)).toEqual([
      '298.15',
      '300',
      '−0.1',
      '0.00105283',
      '0.333333',
    ]);
  });
});

describe('colours', () => {
  const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const luminance = (hex: string) =>
    channels(hex)
      .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a: string, b: string) => {
    const [low, high] = [luminance(a), luminance(b)].sort((m, n) => m - n);
    return (high + 0.05) / (low + 0.05);
  };

  it('sequential bands get lighter from band to band', () => {
    const values = bandColors({ palette: 'sequential', levels: [-36, -27, -18, -9, 0, 3] }).map(luminance);
    expect(values).toHaveLength(5);
    values.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(values[i]));
  });

  it('diverging bands are neutral at 0 also when the levels are lopsided, blue below and orange above', () => {
    const colors = bandColors({ palette: 'diverging', levels: [-1.5, -0.5, 0.5, 1.5, 2.5, 3.5] }).map(channels);
    const [red, , blue] = colors[1];
    expect(Math.abs(red - blue)).toBeLessThan(8);
    expect(colors[0][2]).toBeGreaterThan(colors[0][0]);
    colors.slice(2).forEach(([r, , b]) => expect(r).toBeGreaterThan(b));
  });

  it('text stands out from its ground', () => {
    for (const ground of [style.paper, style.maskedGround]) {
      expect(contrast(style.ink, ground)).toBeGreaterThan(7);
      expect(contrast(style.quiet, ground)).toBeGreaterThan(7);
    }
    for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) expect(contrast(style.ink, paleColor(share))).toBeGreaterThan(7);
    expect(textOn('#f0e442')).toBe(style.ink);
    expect(textOn('#0b2a5b')).toBe(style.halo);
  });
});

describe('colour-bar ticks', () => {
  it('keep both ends and 0 and leave room', () => {
    const levels = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
    const shown = shownTicks(levels, levelTexts(levels), 300);
    expect(shown).toEqual(expect.arrayContaining([0, 20, 40]));
    expect(shown.length).toBeLessThan(11);
    expect(shown.length).toBeGreaterThan(4);
  });

  it('are alike on both sides of a band around 0', () => {
    const levels = Array.from({ length: 14 }, (_, i) => i - 6.5);
    for (const width of [200, 250, 400, 900]) {
      const shown = shownTicks(levels, levelTexts(levels), width).map((i) => levels[i]);
      expect(shown).toEqual(shown.map((level) => -level).reverse());
    }
    expect(shownTicks(levels, levelTexts(levels), 300).length).toBeGreaterThan(4);
  });
});

describe('text width', () => {
  it('wraps into lines that fit, without losing a word', () => {
    const words = 'a barrier of an elementary step is negative here';
    const lines = wrapped(words, 13, 120);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(words);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(120);
    expect(wrapped('unbreakableunbreakable', 13, 60).join('')).toBe('unbreakableunbreakable');
  });
});
