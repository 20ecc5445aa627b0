import { candidateMark, groupsOf } from './candidateLayer';
import { clearMargin } from './categoryLayer';
import { bandColors, hex, lightened, textOn } from './colorScale';
import { cross, hatchFill } from './gapLayer';
import { backwardMark, markFill, unknownMark } from './gapMarks';
import type { LegendGroup, LegendItem } from './legend';
import { levelTexts } from './numberText';
import type { PixelKinds } from './pixelKinds';
import type { CategoryField, MapPlot, PlotCandidate } from './plotModel';
import { severalDash, severalDots, severalOutlines, severalWords } from './severalLayer';
import { style } from './style';
import { element, joined, label, type Markup } from './svg';
import { isUncertain, uncertainFill } from './uncertainLayer';

/** Everything that the picture's legend explains: only what is in the picture. */
export function mapLegend(plot: MapPlot, kinds: PixelKinds, shown: readonly PlotCandidate[]): LegendGroup[] {
  const { field } = plot;
  return [
    ...(field.kind === 'category' ? categoryGroups(field, kinds) : []),
    { items: stateItems(plot, kinds) },
    { items: candidateItems(shown) },
  ];
}

function categoryGroups(field: CategoryField, kinds: PixelKinds): LegendGroup[] {
  const good = (test: (pixel: number) => boolean) => kinds.state.some((kind, pixel) => kind === 'good' && test(pixel));
  const winners = field.categories.flatMap((category, index): LegendItem[] => {
    if (!good((pixel) => field.index[pixel] === index)) return [];
    const color = hex(category.color);
    return [{ sample: joined([swatch(color), swatchLetter(category.letter, color)]), words: category.label }];
  });
  const none = { sample: swatch(style.paper), words: 'no winner' };
  const narrow = {
    sample: narrowSwatch(hex(field.categories[0]?.color ?? style.quiet)),
    words: 'margin under 1 decade (light)',
  };
  const line = { sample: element('path', { d: 'M-11 0H11', stroke: style.contourLine }), words: 'margin of 1 decade' };
  const unclear = good((pixel) => field.index[pixel] >= 0 && field.margin[pixel] < clearMargin);
  const clear = good((pixel) => field.index[pixel] >= 0 && field.margin[pixel] >= clearMargin);
  return [
    { title: field.title, items: good((pixel) => field.index[pixel] < 0) ? [...winners, none] : winners },
    { items: [...(unclear ? [narrow] : []), ...(unclear && clear ? [line] : []), ...uncertainItems(field, kinds)] },
  ];
}

function uncertainItems(field: CategoryField, kinds: PixelKinds): LegendItem[] {
  if (field.uncertain === undefined || !kinds.state.some((_, pixel) => isUncertain(field, kinds, pixel))) return [];
  const sample = joined([swatch(hex(field.categories[0].color)), swatch(uncertainFill)]);
  return [{ sample, words: field.uncertain.words }];
}

function stateItems(plot: MapPlot, kinds: PixelKinds): LegendItem[] {
  const items: LegendItem[] = [];
  if (plot.field.kind === 'scalar') {
    const colors = bandColors(plot.field);
    const texts = levelTexts(plot.field.levels);
    const last = texts.length - 1;
    if (kinds.below) items.push({ sample: swatch(colors[0]), words: `below ${texts[0]}: the lowest colour` });
    if (kinds.above)
      items.push({ sample: swatch(colors[last - 1]), words: `above ${texts[last]}: the highest colour` });
  }
  if (kinds.count.backward > 0)
    items.push({
      sample: swatch(markFill(backwardMark)),
      words: `runs backwards: ${plot.backwardReason ?? 'sign reversed'}`,
    });
  if (kinds.count.unknown > 0)
    items.push({ sample: swatch(markFill(unknownMark)), words: plot.unknownReason ?? 'no value' });
  if (kinds.count.masked > 0) {
    const reason = plot.maskReason.trim();
    items.push({ sample: swatch(hatchFill), words: reason === '' ? 'masked' : `masked: ${reason}` });
  }
  if (kinds.count.failed > 0) {
    const mark = element('path', { d: cross(0, 0), stroke: style.failedCross, 'stroke-width': 1.1, fill: 'none' });
    items.push({ sample: joined([swatch(style.failedGround), mark]), words: 'failed: no converged value' });
  }
  if (severalOutlines(plot, kinds).length > 0) items.push({ sample: severalSample(plot), words: severalWords });
  return items;
}

function severalSample({ field }: MapPlot): Markup {
  const bands = field.kind === 'scalar' ? bandColors(field) : [hex(field.categories[0]?.color ?? style.paper)];
  const ground = bands[bands.length >> 1];
  const line = { x: -11, y: -7, width: 22, height: 14, fill: 'none' };
  const dots = [-5.5, 5.5].flatMap((cx) => [
    element('circle', { cx, cy: 0, r: severalDots.halo, fill: style.halo }),
    element('circle', { cx, cy: 0, r: severalDots.radius, fill: style.ink }),
  ]);
  return joined([
    element('rect', { ...line, fill: ground, stroke: style.halo, 'stroke-width': 3 }),
    element('rect', { ...line, stroke: style.ink, 'stroke-width': 1.2, 'stroke-dasharray': severalDash }),
    ...dots,
  ]);
}

function candidateItems(shown: readonly PlotCandidate[]): LegendItem[] {
  const spread: LegendItem = {
    sample: element('ellipse', {
      cx: 0,
      cy: 0,
      rx: 10,
      ry: 6,
      fill: 'none',
      stroke: style.ink,
      'stroke-dasharray': '3 2',
    }),
    words: 'one standard deviation',
  };
  const marks = groupsOf(shown).flatMap((group, k) =>
    [true, false]
      .filter((own) => shown.some((candidate) => candidate.group === group && candidate.own === own))
      .map((own) => ({ sample: candidateMark(k, own), words: group })),
  );
  return shown.some(({ deviation }) => deviation !== undefined) ? [...marks, spread] : marks;
}

function swatch(fill: string): Markup {
  return element('rect', { x: -11, y: -7, width: 22, height: 14, fill, stroke: style.quiet, 'stroke-width': 0.6 });
}

function narrowSwatch(color: string): Markup {
  return joined([swatch(color), element('rect', { x: 0, y: -7, width: 11, height: 14, fill: lightened(color) })]);
}

function swatchLetter(letter: string, ground: string): Markup {
  const attributes = {
    'font-size': style.smallSize,
    'font-weight': 700,
    'text-anchor': 'middle',
    fill: textOn(ground),
  };
  return label(0, 4, letter, attributes);
}
