import { describe, expect, it } from 'vitest';
import { mostMarks, mostSingle, renderMap, type MapPlot } from '../../src/plots';
import { random } from '../helpers/random';
import { samplePlot as sample } from './samplePlot';

const uniform = random(3);
const samplePlot = (): MapPlot => sample(8, 8, (x, y) => (x + y) / 4 - 2);

function crowded(count: number): MapPlot {
  const plot = samplePlot();
  const draw = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: count }, () => values[0] + (values[values.length - 1] - values[0]) * uniform());
  return { ...plot, crowd: { name: 'facets.csv', x: draw(plot.x.values), y: draw(plot.y.values) } };
}

const pathOf = (svg: string): string => /class="density"(?:><path)? d="([^"]*)"/.exec(svg)?.[1] ?? '';

describe('a crowd of candidates', () => {
  it('is drawn as rings with a legend of their counts, the same every time', () => {
    const plot = crowded(5000);
    const svg = renderMap(plot);
    expect(renderMap(plot)).toBe(svg);
    expect(pathOf(svg).split('Z').length).toBeGreaterThan(100);
    expect(svg).toContain('candidates of facets.csv in a cell');
    expect(svg).not.toContain('NaN');
  });

  it('is drawn as dots where there are few', () => {
    const svg = renderMap(crowded(mostSingle));
    expect(pathOf(svg).split('Z').length - 1).toBe(mostSingle);
    expect(svg).toContain('candidates of facets.csv, one each');
  });

  it('leaves a picture without one as it is', () => {
    const plot = samplePlot();
    const nowhere = new Float64Array(10).fill(NaN);
    expect(renderMap({ ...plot, crowd: { name: 'x', x: nowhere, y: nowhere } })).toBe(renderMap(plot));
  });

  it('stands for candidates of the study that are too many for marks', () => {
    const { candidates, ...plot } = samplePlot();
    const { x, y } = crowded(mostMarks + 1).crowd!;
    const many = Array.from(x, (across, i) => ({
      label: `S${i}`, x: across, y: y[i], group: 'own', own: true,
    })); // prettier-ignore
    const svg = renderMap({ ...plot, candidates: many });
    expect(candidates.length).toBeLessThan(mostMarks);
    expect(svg).toContain('candidates in a cell');
    expect(svg).not.toContain('class="candidate"');
    expect(renderMap({ ...plot, candidates: many.slice(1) })).toContain('class="candidate"');
  });
});
