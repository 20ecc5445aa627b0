import { scaleLinear } from 'd3';
import type { EnergyProfilePlot, ProfileLine } from './energyProfilePlot';
import { tickTexts } from './numberText';
import { style } from './style';
import { element, joined, label, px, subscriptedLabel, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';
import { textWidth } from './textWidth';

const margin = 16;
const axisWidth = 52;
/** Least width of a level with the way to it [px]; longer names take more. */
const leastSlot = 84;
/** Half of the width of a level [px]. */
const reach = 18;
const plotHeight = 300;
const rowHeight = 18;
const dashes = [undefined, '6 4', '1.5 3.5', '8 3 1.5 3'] as const;

/** A number of the picture, before it is kept clear of the others. */
interface PlacedNumber {
  readonly x: number;
  /** Height of the level or top that it belongs to [px]. */
  readonly y: number;
  readonly words: string;
  readonly above: boolean;
  readonly quiet: boolean;
}

/** Energy profiles as a complete SVG file, as text. The same input gives the same text, byte for byte. */
export function renderEnergyProfile(plot: EnergyProfilePlot): string {
  const slots = Math.max(...plot.lines.map(({ levels }) => levels.length));
  const species = plot.lines.flatMap(({ levels }) => levels.map((level) => level.species));
  const slotWidth = Math.max(leastSlot, ...species.map((name) => textWidth(name, style.textSize, 'bold') + 12));
  const width = Math.max(440, 2 * margin + axisWidth + slots * slotWidth);
  const room = width - 2 * margin;
  const head = heading(plot, margin, 10, room);
  const names =
    plot.lines.length > 1 ? legend(plot, head.bottom + 4, room) : { markup: joined([]), bottom: head.bottom };
  const top = names.bottom + 24;
  const energies = plot.lines.flatMap(({ levels, humps }) => [
    ...levels.map((l) => l.energy),
    ...humps.map((h) => h.top),
  ]);
  const known = energies.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...known), Math.max(0.1, ...known)];
  const y = scaleLinear([low, high], [top + plotHeight, top]).nice(6);
  const x = (slot: number): number => margin + axisWidth + (slot + 0.5) * slotWidth;
  const rows = speciesRows(plot.lines, x, top + plotHeight + 26);
  const foot = notes(plot.notes, margin, rows.bottom + 6, room);
  const numbers = plot.lines.flatMap((line, i) => numbersOf(line, i, plot.lines, x, y));
  return svgDocument(
    plot,
    description(plot),
    { width, height: foot.bottom + margin },
    head.markup,
    names.markup,
    axis(plot.axis, y, width),
    ...plot.lines.map((line, i) => profile(line, dashes[i], x, y)),
    ...kept(numbers).map(numberLabel),
    rows.markup,
    foot.markup,
  );
}

type Scale = (value: number) => number;
type AxisScale = ReturnType<typeof scaleLinear<number, number>>;

function axis(title: string, y: AxisScale, width: number): Markup {
  const [low, high] = y.domain();
  const ticks = tickTexts(low, high, 6);
  const [bottom, top] = y.range();
  const middle = (top + bottom) / 2;
  return element(
    'g',
    { class: 'axis' },
    ...ticks.map(({ value, text: words }) =>
      joined([
        element('path', {
          d: `M${px(margin + axisWidth - 4)} ${px(y(value))}H${px(width - margin)}`,
          stroke: value === 0 ? style.maskedLine : style.maskedGround,
        }),
        label(margin + axisWidth - 9, y(value) + 4, words, { 'font-size': style.smallSize, 'text-anchor': 'end' }),
      ]),
    ),
    label(margin + 12, middle, title, {
      'font-size': style.textSize,
      'text-anchor': 'middle',
      transform: `rotate(-90 ${px(margin + 12)} ${px(middle)})`,
    }),
  );
}

/** Levels as thick bars; between them a hump where a barrier stands, else a straight line. */
function profile({ levels, humps }: ProfileLine, dash: string | undefined, x: Scale, y: Scale): Markup {
  const bars = levels.map(({ energy }, i) =>
    Number.isNaN(energy) ? '' : `M${px(x(i) - reach)} ${px(y(energy))}h${px(2 * reach)}`,
  );
  const ways = humps.map(({ top }, i) => {
    const [before, after] = [levels[i].energy, levels[i + 1].energy];
    if (Number.isNaN(before) || Number.isNaN(after)) return '';
    const [x0, x1] = [x(i) + reach, x(i + 1) - reach];
    const [y0, y1] = [y(before), y(after)];
    if (top <= Math.max(before, after)) return `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`;
    const [xm, ym, bend] = [(x0 + x1) / 2, y(top), (x1 - x0) / 4];
    return `M${px(x0)} ${px(y0)}C${px(x0 + bend)} ${px(y0)} ${px(xm - bend)} ${px(ym)} ${px(xm)} ${px(ym)}S${px(x1 - bend)} ${px(y1)} ${px(x1)} ${px(y1)}`;
  });
  const stroke = dash === undefined ? style.ink : style.quiet;
  return element(
    'g',
    { class: 'profile', fill: 'none', stroke, 'stroke-linejoin': 'round' },
    element('path', { d: ways.join(''), 'stroke-width': 1.3, 'stroke-dasharray': dash }),
    element('path', { d: bars.join(''), 'stroke-width': 3.5, 'stroke-dasharray': dash }),
  );
}

/** Numbers of a line: above it where it is the higher one at that place, else below. */
function numbersOf(line: ProfileLine, i: number, lines: readonly ProfileLine[], x: Scale, y: Scale): PlacedNumber[] {
  const others = lines.filter((_, k) => k !== i);
  const highest = (own: number, theirs: readonly (number | undefined)[], k: number): boolean =>
    theirs.every((other, at) => other === undefined || !(other > own || (other === own && at < k)));
  const levels = line.levels.flatMap(({ energy }, slot): PlacedNumber[] => {
    if (Number.isNaN(energy)) return [];
    const theirs = others.map(({ levels: l }) => l[slot]?.energy);
    return [
      {
        x: x(slot),
        y: y(energy),
        words: fixed(energy),
        above: lines.length > 1 && highest(energy, theirs, i),
        quiet: i > 0,
      },
    ];
  });
  const tops = line.humps.flatMap(({ top, barrier }, slot): PlacedNumber[] => {
    const [before, after] = [line.levels[slot].energy, line.levels[slot + 1].energy];
    if (Number.isNaN(after) || top <= Math.max(before, after)) return [];
    const theirs = others.map(({ humps: h }) => h[slot]?.top);
    const above = highest(top, theirs, i);
    return [{ x: (x(slot) + x(slot + 1)) / 2, y: y(top), words: `‡ ${fixed(barrier)}`, above, quiet: i > 0 }];
  });
  return [...levels, ...tops];
}

/** Leaves out a number that would stand on one before it, or say the same beside it. */
function kept(numbers: readonly PlacedNumber[]): readonly PlacedNumber[] {
  const baseline = ({ y, above }: PlacedNumber): number => (above ? y - 6 : y + 15);
  return numbers.filter((own, i) =>
    numbers.slice(0, i).every((other) => {
      const apart = (textWidth(own.words, style.smallSize) + textWidth(other.words, style.smallSize)) / 2;
      if (Math.abs(own.x - other.x) >= apart) return true;
      if (own.words === other.words && Math.abs(own.y - other.y) < 1) return false;
      return Math.abs(baseline(own) - baseline(other)) >= 11;
    }),
  );
}

function numberLabel({ x, y, words, above, quiet }: PlacedNumber): Markup {
  return label(x, above ? y - 6 : y + 15, words, {
    'font-size': style.smallSize,
    'text-anchor': 'middle',
    fill: quiet ? style.quiet : style.ink,
    'font-style': quiet ? 'italic' : undefined,
    'paint-order': 'stroke',
    stroke: style.paper,
    'stroke-width': 3,
  });
}

/** Species under the slots: one row where all profiles pass the same ones, else one row for each. */
function speciesRows(lines: readonly ProfileLine[], x: Scale, top: number): { markup: Markup; bottom: number } {
  const texts = new Set(lines.map(({ levels }) => levels.map(({ species }) => species).join(' ')));
  const shown = texts.size === 1 ? lines.slice(0, 1) : lines;
  const markup = shown.flatMap(({ levels }, row) => [
    ...(shown.length > 1 ? [sample(margin + 10, top + row * rowHeight - 4, dashes[row])] : []),
    ...levels.map(({ species }, slot) =>
      label(x(slot), top + row * rowHeight, species, {
        'font-size': style.textSize,
        'font-weight': 600,
        'font-style': row > 0 ? 'italic' : undefined,
        'text-anchor': 'middle',
      }),
    ),
  ]);
  return { markup: joined(markup), bottom: top + (shown.length - 1) * rowHeight + 10 };
}

function legend({ lines }: EnergyProfilePlot, top: number, room: number): { markup: Markup; bottom: number } {
  let [x, y] = [margin, top];
  const items = lines.map(({ name }, i) => {
    const width = 46 + textWidth(name, style.textSize) + 18;
    if (x > margin && x + width > margin + room) [x, y] = [margin, y + rowHeight];
    const item = joined([
      sample(x, y + 9, dashes[i]),
      subscriptedLabel(x + 46, y + 13, name, { 'font-size': style.textSize }),
    ]);
    x += width;
    return item;
  });
  return { markup: element('g', { class: 'legend' }, ...items), bottom: y + rowHeight };
}

function sample(x: number, y: number, dash: string | undefined): Markup {
  return element('path', {
    d: `M${px(x)} ${px(y)}h36`,
    stroke: style.ink,
    'stroke-width': 3,
    'stroke-dasharray': dash,
  });
}

function description({ title, subtitle, lines }: EnergyProfilePlot): string {
  const said = lines.map(({ name, levels, humps }) => {
    const parts = levels.map(({ species, energy }, i) =>
      i === 0 ? `${species} ${fixed(energy)}` : `(barrier ${fixed(humps[i - 1].barrier)}) ${species} ${fixed(energy)}`,
    );
    return `${name}: ${parts.join(' ')} eV`;
  });
  return `${title}. ${subtitle}. ${said.join('; ')}.`;
}

function fixed(energy: number): string {
  return Number.isFinite(energy)
    ? energy
        .toFixed(2)
        .replace('-', '−')
        .replace(/^−(0\.00)$/, '$1')
    : 'unknown';
}
