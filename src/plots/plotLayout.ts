import type { MapPlot, PlotAxis } from './plotModel';
import { tickTexts } from './numberText';
import { style } from './style';
import { textWidth, wrapped } from './textWidth';

/** A rectangle in the picture [px], y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the map lies in the picture and how its axes run. */
export interface MapFrame extends Box {
  readonly columns: number;
  readonly rows: number;
  /** Ends of the axes, half a pixel outside the first and last values. */
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

/** Size of the picture and the places of its parts [px]. */
export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  readonly frame: MapFrame;
  readonly titleLines: readonly string[];
  readonly subtitleLines: readonly string[];
  readonly xTitleLines: readonly string[];
  readonly yTitleLines: readonly string[];
  /** Baseline of the first line of the y title. */
  readonly yTitleX: number;
  /** Left edge of text beside the map, and the room to the right margin. */
  readonly textLeft: number;
  readonly textRoom: number;
  /** Title of the colour bar; none for categories. */
  readonly barTitleLines: readonly string[];
  /** Top of the colour bar with its title; its height is 0 for categories. */
  readonly barTop: number;
  readonly legendTop: number;
}

/** Size of the exported picture [px]; without it the map is at most 560 px wide and high. */
export interface PlotSize {
  readonly width?: number;
  readonly height?: number;
}

const margin = 16;
const rightMargin = 24;
/** From line to line of a text [px]. */
export const lineHeight = 18;
const titleHeight = 24;
const largestMap = 560;
const smallestMap = 120;
const narrowestPicture = 460;
const barHeight = 58;
const passes = 4;

/** What a pass of the layout takes from the one before. */
interface Guess {
  readonly yTitleLines: readonly string[];
  readonly frame: { readonly width: number };
}

/**
 * Layout of a picture whose legend takes `legendHeight(room)` px. Axes of one unit get one scale, but the map is never
 * more than 2.5 times longer than wide or the reverse; axes of different units make a square. A given height grows
 * where the parts around the map leave less than 120 px for it.
 */
export function plotLayout(plot: MapPlot, size: PlotSize, legendHeight: (room: number) => number): PlotLayout {
  const aspect = mapAspect(plot);
  const guess: Guess = { yTitleLines: [plot.y.title], frame: { width: largestMap / Math.max(1, aspect) } };
  let layout = arranged(plot, size, legendHeight, aspect, guess);
  for (let pass = 1; pass < passes; pass++) layout = arranged(plot, size, legendHeight, aspect, layout);
  return layout;
}

/** One pass: the lines of the y title and the map's width come from the pass before, everything else follows. */
function arranged(
  plot: MapPlot,
  size: PlotSize,
  legendHeight: (room: number) => number,
  aspect: number,
  before: Guess,
): PlotLayout {
  const xRange = axisRange(plot.x);
  const yRange = axisRange(plot.y);
  const tickWidths = tickTexts(...yRange, 8).map((tick) => textWidth(tick.text, style.smallSize));
  const besideMap = margin + before.yTitleLines.length * lineHeight + 16 + Math.max(...tickWidths, 16);
  const width = size.width ?? Math.max(narrowestPicture, besideMap + before.frame.width + rightMargin);
  const free = Math.max(smallestMap, width - besideMap - rightMargin);
  const left = besideMap + Math.max(0, free - before.frame.width) / 2;
  const textRoom = width - left - margin;
  const titleLines = wrapped(plot.title, style.titleSize, textRoom, 'bold');
  const subtitleLines = wrapped(plot.subtitle, style.textSize, textRoom);
  const middle = left + before.frame.width / 2;
  const xTitleLines = wrapped(plot.x.title, style.textSize, 2 * Math.min(middle, width - middle) - margin);
  const barTitleLines = plot.field.kind === 'scalar' ? wrapped(plot.field.title, style.textSize, textRoom) : [];
  const barSpace = plot.field.kind === 'scalar' ? barHeight + (barTitleLines.length - 1) * lineHeight : 0;
  const top = margin + titleLines.length * titleHeight + subtitleLines.length * lineHeight + 10;
  const toBar = 26 + xTitleLines.length * lineHeight + 12;
  const around = top + toBar + barSpace + legendHeight(textRoom) + margin;
  const tallest = size.height === undefined ? Math.max(largestMap, size.width ?? 0) : size.height - around;
  const mapHeight = Math.min((size.width === undefined ? largestMap : free) * aspect, Math.max(smallestMap, tallest));
  const [columns, rows] = [plot.x.values.length, plot.y.values.length];
  return {
    width,
    height: Math.max(size.height ?? 0, around + mapHeight),
    frame: { x: left, y: top, width: mapHeight / aspect, height: mapHeight, columns, rows, xRange, yRange },
    titleLines,
    subtitleLines,
    xTitleLines,
    yTitleLines: wrapped(plot.y.title, style.textSize, mapHeight + 30),
    yTitleX: left - besideMap + margin + 13,
    textLeft: left,
    textRoom,
    barTitleLines,
    barTop: top + mapHeight + toBar,
    legendTop: top + mapHeight + toBar + barSpace,
  };
}

/** Ends of `axis`, half a pixel outside its first and last values. */
export function axisRange(axis: PlotAxis): [number, number] {
  const { values } = axis;
  const first = values[0];
  const last = values[values.length - 1];
  const half = (last - first) / (values.length - 1) / 2;
  return [first - half, last + half];
}

/** Picture position [px] of the descriptor values (x, y). */
export function toPicture(frame: MapFrame, x: number, y: number): [number, number] {
  const across = (x - frame.xRange[0]) / (frame.xRange[1] - frame.xRange[0]);
  const up = (y - frame.yRange[0]) / (frame.yRange[1] - frame.yRange[0]);
  return [frame.x + across * frame.width, frame.y + (1 - up) * frame.height];
}

/** Picture position [px] of a point in pixel-edge units. */
export function gridToPicture(frame: MapFrame, column: number, row: number): [number, number] {
  return [frame.x + (column / frame.columns) * frame.width, frame.y + (1 - row / frame.rows) * frame.height];
}

function mapAspect(plot: MapPlot): number {
  if (plot.x.unit !== plot.y.unit) return 1;
  const [left, right] = axisRange(plot.x);
  const [low, high] = axisRange(plot.y);
  return Math.min(2.5, Math.max(0.4, (high - low) / (right - left)));
}
