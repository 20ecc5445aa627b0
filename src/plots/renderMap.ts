import { axes } from './axes';
import { candidateLayer, groupsOf, shownCandidates } from './candidateLayer';
import { categoryLayer, winners } from './categoryLayer';
import { checkPlot, checkSize } from './checkPlot';
import { mostMarks } from './densityCells';
import { densityLegend, densityPicture, withDensity, type DensityPicture } from './densityLayer';
import { colorBar } from './colorBar';
import { contourLabels } from './contourLabels';
import { failedCrosses, gapLayer, gapPatterns } from './gapLayer';
import { legend, legendHeight, type LegendGroup } from './legend';
import { mapLegend } from './mapLegend';
import { pixelKinds, type PixelKinds } from './pixelKinds';
import {
  axisRange,
  plotLayout,
  toPicture,
  type MapFrame,
  type Box,
  type PlotLayout,
  type PlotSize,
} from './plotLayout';
import type { CategoryField, Crowd, MapPlot, PlotCandidate, ScalarField } from './plotModel';
import { regionLetters, type RegionLetter } from './regionLetters';
import { scalarLayer } from './scalarLayer';
import { style } from './style';
import { element, joined, label, px, type Markup } from './svg';
import { svgDocument } from './svgDocument';
import { wrapped } from './textWidth';
import { severalLayer, severalPattern } from './severalLayer';
import { uncertainHatch, uncertainLayer } from './uncertainLayer';
import { withoutNoise } from './withoutNoise';

const noteHeight = 18;

/**
 * A complete SVG file of a map, as text: the field with its gaps, candidates, axes, colour bar and legend, and
 * `metadata` as JSON. The same input gives the same text, byte for byte. Throws `InvalidInput` for a record that
 * cannot be drawn truthfully; a map without a single good pixel is drawn.
 */
export function renderMap(given: MapPlot, size: PlotSize = {}): string {
  const plot = withoutNoise(given);
  const { kinds, shown, inSight, density, groups, note, layout } = composed(plot, size);
  const { width, height, frame, textLeft, textRoom, legendTop } = layout;
  const noteTop = legendTop + legendHeight(groups, textRoom);
  return svgDocument(
    plot,
    description(plot, kinds, inSight),
    { width, height, defs: hatches(plot, kinds) },
    heading(layout),
    mapBody(plot, kinds, frame, shown, density),
    axes(layout),
    plot.field.kind === 'scalar' ? colorBar(plot.field, layout, kinds) : joined([]),
    legend(groups, textLeft, legendTop, textRoom),
    ...wrapped(note, style.smallSize, textRoom).map((line, i) =>
      label(textLeft, noteTop + 14 + i * noteHeight, line, { 'font-size': style.smallSize, fill: style.quiet }),
    ),
  );
}

interface Composition {
  readonly kinds: PixelKinds;
  /** Candidates that have a mark each. */
  readonly shown: readonly PlotCandidate[];
  /** Candidates within the axes, drawn either way. */
  readonly inSight: number;
  readonly density: DensityPicture | null;
  readonly groups: readonly LegendGroup[];
  readonly note: string;
  readonly layout: PlotLayout;
}

function composed(plot: MapPlot, size: PlotSize): Composition {
  checkPlot(plot);
  checkSize(size.width, 'width');
  checkSize(size.height, 'height');
  const kinds = pixelKinds(plot);
  const { shown: inside, outside } = shownCandidates(plot, { xRange: axisRange(plot.x), yRange: axisRange(plot.y) });
  const many = inside.length > mostMarks;
  const shown = many ? [] : inside;
  const crowd = plot.crowd ?? (many ? crowdOf(inside) : null);
  const alone = mapLegend(plot, kinds, shown);
  const note = [candidatesNote(plot, inside.length), outsideNote(outside)].filter((words) => words !== '').join(' ');
  const notesHeight = (room: number) => wrapped(note, style.smallSize, room).length * noteHeight;
  const laidOut = (groups: readonly LegendGroup[]): PlotLayout =>
    plotLayout(plot, size, (room) => legendHeight(groups, room) + notesHeight(room));
  const density = crowd === null ? null : densityPicture(crowd, laidOut(alone).frame);
  const groups = density === null ? alone : [...alone, densityLegend(density)];
  const inSight = (many ? 0 : inside.length) + (density?.cells.inside ?? 0);
  return { kinds, shown, inSight, density, groups, note, layout: laidOut(groups) };
}

function crowdOf(candidates: readonly PlotCandidate[]): Crowd {
  return {
    name: '',
    x: Float64Array.from(candidates, ({ x }) => x),
    y: Float64Array.from(candidates, ({ y }) => y),
  };
}

function mapBody(
  plot: MapPlot,
  kinds: PixelKinds,
  frame: MapFrame,
  shown: readonly PlotCandidate[],
  density: DensityPicture | null,
): Markup {
  const { field } = plot;
  const marks = shown.map(({ x, y }) => toPicture(frame, x, y));
  const letters = field.kind === 'category' ? regionLetters(winners(field, kinds), frame, marks) : [];
  const candidates = candidateLayer(
    shown,
    groupsOf(shown),
    frame,
    letters.map(({ box }) => box),
  );
  return joined([
    gapLayer(kinds, frame),
    field.kind === 'scalar' ? scalarLayer(field, kinds, frame) : categoryLayer(field, kinds, frame),
    failedCrosses(kinds, frame),
    severalLayer(plot, kinds, frame),
    field.kind === 'category' ? uncertainLayer(field, kinds, frame) : joined([]),
    field.kind === 'category' ? letterLayer(letters, field) : lineNumbers(field, kinds, frame, candidates.boxes),
    withDensity(density, frame, candidates.markup),
    emptyNote(plot.emptyReason ?? '', frame),
  ]);
}

/** Words in the middle of a map that shows nothing. */
function emptyNote(words: string, { x, y, width, height }: MapFrame): Markup {
  const lines = wrapped(words, style.textSize, width - 60);
  if (lines.length === 0) return joined([]);
  const box = {
    x: x + 20,
    y: y + height / 2 - 10 * lines.length - 10,
    width: width - 40,
    height: 20 * lines.length + 14,
  };
  return element(
    'g',
    { class: 'nothing-shown' },
    element('rect', { ...box, fill: style.paper, stroke: style.quiet, 'stroke-width': 0.6 }),
    ...lines.map((line, i) =>
      label(x + width / 2, box.y + 21 + 20 * i, line, { 'font-size': style.textSize, 'text-anchor': 'middle' }),
    ),
  );
}

function hatches({ field, several }: MapPlot, kinds: PixelKinds): Markup {
  const used = [
    ...gapPatterns(kinds),
    ...(field.kind === 'category' && field.uncertain?.pixels.includes(1) === true ? [uncertainHatch()] : []),
    ...(several === undefined ? [] : [severalPattern()]),
  ];
  return used.length === 0 ? joined([]) : element('defs', {}, ...used);
}

function heading({ textLeft, titleLines, subtitleLines }: PlotLayout): Markup {
  const below = 16 + titleLines.length * 24;
  return joined([
    ...titleLines.map((line, i) =>
      label(textLeft, 34 + i * 24, line, { 'font-size': style.titleSize, 'font-weight': 600 }),
    ),
    ...subtitleLines.map((line, i) =>
      label(textLeft, below + 13 + i * 18, line, { 'font-size': style.textSize, fill: style.quiet }),
    ),
  ]);
}

/** Numbers on the contour lines, clear of the candidates. */
function lineNumbers(field: ScalarField, { state }: PixelKinds, frame: MapFrame, obstacles: readonly Box[]): Markup {
  const labels = contourLabels(field, state, { frame, bounds: frame, obstacles, size: style.lineSize });
  const drawn = labels.map(({ x, y, turn_deg, text }) =>
    label(x, y + 0.36 * style.lineSize, text, {
      'font-size': style.lineSize,
      'text-anchor': 'middle',
      transform: `rotate(${px(turn_deg)} ${px(x)} ${px(y)})`,
      'paint-order': 'stroke',
      stroke: style.halo,
      'stroke-width': 2.4,
      'stroke-linejoin': 'round',
    }),
  );
  return drawn.length === 0 ? joined([]) : element('g', { class: 'line-numbers' }, ...drawn);
}

function letterLayer(letters: readonly RegionLetter[], field: CategoryField): Markup {
  const drawn = letters.map(({ box, category }) =>
    label(box.x + box.width / 2, box.y + 15, field.categories[category].letter, {
      'font-size': style.letterSize,
      'font-weight': 700,
      'text-anchor': 'middle',
      'paint-order': 'stroke',
      stroke: style.halo,
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
    }),
  );
  return element('g', { class: 'letters' }, ...drawn);
}

function description(plot: MapPlot, { count, state }: PixelKinds, candidates: number): string {
  const pixels = `${count.good} of ${state.length} pixels have a value, ${count.masked} masked, ${count.failed} failed${oddText(count)}${severalText(plot, state)}`;
  return `${plot.field.title} over ${plot.x.title} and ${plot.y.title}. ${plot.subtitle}. ${pixels}. ${candidates} candidates marked.`;
}

function oddText({ backward, unknown }: PixelKinds['count']): string {
  return `${backward === 0 ? '' : `, ${backward} run backwards`}${unknown === 0 ? '' : `, ${unknown} not known`}`;
}

function severalText({ several }: MapPlot, state: PixelKinds['state']): string {
  const found = several?.filter((one, p) => one === 1 && state[p] === 'good').length ?? 0;
  return found === 0 ? '' : `, ${found} with several stable steady states`;
}

function candidatesNote({ candidatesAt }: MapPlot, inside: number): string {
  return candidatesAt === undefined || inside === 0 ? '' : `Candidates stand at ${candidatesAt}.`;
}

function outsideNote(outside: number): string {
  if (outside === 0) return '';
  return outside === 1 ? '1 candidate lies outside the axes.' : `${outside} candidates lie outside the axes.`;
}
