import { InvalidInput } from '../base';
import { chemicalText } from './chemicalText';
import { paleColor } from './colorScale';
import type { ColoredValue, PeriodicTable } from './periodicTable';
import { style } from './style';
import { element, joined, label, text, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';

const margin = 16;
const side = 42;
const gap = 2;
const chipWidth = 118;
const chipHeight = 24;
const steps = 48;

/**
 * A descriptor by element as a complete SVG file, as text; alloys stand below. The same input gives the same text.
 *
 * @throws InvalidInput for a table without a value.
 */
export function renderPeriodicTable(table: PeriodicTable): string {
  if (table.cells.every(({ shown }) => shown === null) && table.alloys.length === 0)
    throw new InvalidInput({ name: 'values', got: 'no surface of a known composition', expected: 'at least 1' });
  const width = 2 * margin + 18 * (side + gap) - gap;
  const room = width - 2 * margin;
  const head = heading(table, margin, 10, room);
  const top = head.bottom + 8;
  const cells = table.cells.map(({ element: symbol, row, column, shown }) => {
    const [x, y] = [margin + column * (side + gap), top + row * (side + gap)];
    return joined([
      box(x, y, side, side, shown, shown?.names.join(', ') ?? `${symbol}: no value`),
      label(x + side / 2, y + 17, symbol, {
        'font-size': style.textSize,
        'text-anchor': 'middle',
        fill: shown?.ink ?? style.quiet,
      }),
      shown === null
        ? joined([])
        : label(x + side / 2, y + 33, shown.text, {
            'font-size': style.smallSize,
            'text-anchor': 'middle',
            fill: shown.ink,
          }),
    ]);
  });
  const barTop = top + table.rows * (side + gap) + 12;
  const perRow = Math.max(1, Math.floor((room + gap) / (chipWidth + gap)));
  const chipsTop = barTop + 40;
  const chips = table.alloys.map((alloy, i) => {
    const x = margin + (i % perRow) * (chipWidth + gap);
    const y = chipsTop + Math.floor(i / perRow) * (chipHeight + gap);
    const small = { 'font-size': style.smallSize, fill: alloy.ink };
    return joined([
      box(x, y, chipWidth, chipHeight, alloy, alloy.name),
      label(x + 6, y + 16, chemicalText(alloy.name).slice(0, 12), small),
      label(x + chipWidth - 6, y + 16, alloy.text, { ...small, 'text-anchor': 'end' }),
    ]);
  });
  const below = chipsTop + Math.ceil(table.alloys.length / perRow) * (chipHeight + gap);
  const words = table.unnamed === 0 ? [] : [`${table.unnamed} surfaces have no formula in their names.`];
  const remarks = notes(words, margin, below, room);
  return svgDocument(
    table,
    `${table.title} of the elements; an outlined cell has no value.`,
    { width, height: remarks.bottom + margin },
    head.markup,
    element('g', { class: 'elements' }, ...cells),
    colorBar(table, barTop),
    element('g', { class: 'alloys' }, ...chips),
    remarks.markup,
  );
}

function box(x: number, y: number, width: number, height: number, shown: ColoredValue | null, title: string): Markup {
  const empty = { fill: style.paper, stroke: style.maskedLine, 'stroke-dasharray': '2 3' };
  return element(
    'rect',
    {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      ...(shown === null ? empty : { fill: shown.color }),
    },
    element('title', {}, text(title)),
  );
}

function colorBar({ ends }: PeriodicTable, top: number): Markup {
  const width = 240;
  const small = { 'font-size': style.smallSize };
  const stripes = Array.from({ length: steps }, (_, i) =>
    element('rect', {
      x: margin + (i * width) / steps,
      y: top,
      width: width / steps + 0.5,
      height: 10,
      fill: paleColor(i / (steps - 1)),
    }),
  );
  return element(
    'g',
    { class: 'bar' },
    ...stripes,
    label(margin, top + 24, ends[0], small),
    label(margin + width, top + 24, ends[1], { ...small, 'text-anchor': 'end' }),
  );
}
