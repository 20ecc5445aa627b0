import { composition } from '../formats';
import { paleColor, textOn } from './colorScale';
import { elementPlaces } from './elements';
import { numberTexts } from './numberText';
import type { PictureText } from './svgDocument';

/** A surface with a value to be shown. */
export interface ElementValue {
  readonly name: string;
  readonly value: number;
}

/** Colours and words of a value. */
export interface ColoredValue {
  readonly value: number;
  readonly text: string;
  readonly color: string;
  /** Colour of text on it. */
  readonly ink: string;
  /** Surfaces that it is of; of several it is the mean. */
  readonly names: readonly string[];
}

/** One element. */
export interface ElementCell {
  readonly element: string;
  /** Place in the picture, rows without a value below the sixth left out. */
  readonly row: number;
  readonly column: number;
  /** Null where the element has no value. */
  readonly shown: ColoredValue | null;
}

/** Everything in the picture of a descriptor by element. */
export interface PeriodicTable extends PictureText {
  readonly unit: string;
  readonly rows: number;
  readonly cells: readonly ElementCell[];
  /** Surfaces of several elements, strongest binding first. */
  readonly alloys: readonly (ColoredValue & { readonly name: string })[];
  /** Surfaces whose names begin with no formula. */
  readonly unnamed: number;
  readonly range: readonly [number, number];
  /** Texts of the ends of the colours. */
  readonly ends: readonly [string, string];
}

const columns = 18;
/** Rows that are always there. */
const usualRows = 6;

/**
 * Values by element: an element's cell has the mean of the surfaces that consist of it (all facets), surfaces of several
 * elements are listed apart.
 *
 * @param name of the quantity, such as ΔE_O.
 */
export function periodicTable(values: readonly ElementValue[], name: string, unit: string): PeriodicTable {
  const known = values.filter(({ value }) => Number.isFinite(value));
  const pure = new Map<string, ElementValue[]>();
  const mixed: ElementValue[] = [];
  let unnamed = 0;
  for (const entry of known) {
    const shares = composition(entry.name);
    const symbols = shares === null ? [] : [...shares.keys()];
    if (symbols.length === 0 || symbols.some((symbol) => !symbolSet.has(symbol))) unnamed++;
    else if (symbols.length > 1) mixed.push(entry);
    else pure.set(symbols[0], [...(pure.get(symbols[0]) ?? []), entry]);
  }
  const means = new Map([...pure].map(([symbol, entries]) => [symbol, mean(entries.map(({ value }) => value))]));
  const all = [...means.values(), ...mixed.map(({ value }) => value)];
  const low = all.reduce((a, b) => Math.min(a, b), Infinity);
  const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const step = high - low < 0.1 ? 0.001 : 0.01;
  const shownOf = (value: number, names: readonly string[]): ColoredValue => {
    const color = paleColor(high > low ? (value - low) / (high - low) : 0.5);
    return { value, text: numberTexts([value], step)[0], color, ink: textOn(color), names };
  };
  const used = elementPlaces.filter(({ element, row }) => row < usualRows || means.has(element));
  const rowsUsed = [...new Set(used.map(({ row }) => row))].sort((a, b) => a - b);
  return {
    title: unit === '' ? name : `${name} (${unit})`,
    subtitle: `elements with a value: ${means.size} · surfaces of several elements: ${mixed.length}`,
    metadata: { quantity: name, unit },
    unit,
    rows: rowsUsed.length,
    cells: elementPlaces
      .filter(({ row }) => rowsUsed.includes(row))
      .map(({ element, row, column }) => {
        const entries = pure.get(element);
        const names = entries?.map((entry) => entry.name) ?? [];
        const value = means.get(element);
        const shown = value === undefined ? null : shownOf(value, names);
        return { element, row: rowsUsed.indexOf(row), column, shown };
      }),
    alloys: mixed
      .map((entry) => ({ name: entry.name, ...shownOf(entry.value, [entry.name]) }))
      .sort((a, b) => a.value - b.value),
    unnamed,
    range: all.length === 0 ? [0, 1] : [low, high],
    ends: all.length === 0 ? ['', ''] : [numberTexts([low], step)[0], numberTexts([high], step)[0]],
  };
}

const symbolSet = new Set(elementPlaces.map(({ element }) => element));

/** The cell that an arrow key leads to from one, empty ones included; the same at an edge. */
export function neighbourCell(
  cells: readonly ElementCell[],
  from: ElementCell,
  direction: 'left' | 'right' | 'up' | 'down',
): ElementCell {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction];
  for (let steps = 1; steps <= columns; steps++) {
    const found = cells.find((c) => c.row === from.row + dy * steps && c.column === from.column + dx * steps);
    if (found !== undefined) return found;
  }
  return from;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
