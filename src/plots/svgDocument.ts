import { style } from './style';
import { element, joined, label, px, subscriptedLabel, text, type Markup } from './svg';
import { textWidth, wrapped } from './textWidth';

/** What a picture says of itself. */
export interface PictureText {
  readonly title: string;
  /** One line under the title: study and conditions. */
  readonly subtitle: string;
  /** Written into the file's <metadata> as JSON. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A complete SVG file, `description` for readers who do not see it, `defs` for patterns that it uses. */
export function svgDocument(
  { title, metadata }: PictureText,
  description: string,
  size: { readonly width: number; readonly height: number; readonly defs?: Markup },
  ...children: readonly Markup[]
): string {
  const { width, height, defs = joined([]) } = size;
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      role: 'img',
      'font-family': style.font,
      fill: style.ink,
      style: 'font-variant-numeric:tabular-nums',
    },
    element('title', {}, text(title)),
    element('desc', {}, text(description)),
    element('metadata', {}, text(metadataText(metadata))),
    defs,
    element('rect', { width, height, fill: style.paper }),
    ...children,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Title and subtitle in a column, and where what follows may begin. */
export interface Heading {
  readonly markup: Markup;
  readonly bottom: number;
}

/** Title lines of 22 px and subtitle lines of 18 px from `top` on. */
export function heading({ title, subtitle }: PictureText, left: number, top: number, room: number): Heading {
  const titles = wrapped(title, 17, room, 'bold');
  const subtitles = partLines(subtitle, room);
  const below = top + titles.length * 22;
  const markup = joined([
    ...titles.map((line, i) => label(left, top + 16 + i * 22, line, { 'font-size': 17, 'font-weight': 600 })),
    ...subtitles.map((line, i) =>
      subscriptedLabel(left, below + 14 + i * 18, line, { 'font-size': style.textSize, fill: style.quiet }),
    ),
  ]);
  return { markup, bottom: below + subtitles.length * 18 + 8 };
}

/** A line of parts joined by ` · `, broken between parts. */
function partLines(content: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const part of content.split(' · ')) {
    const last = lines.pop();
    const longer = last === undefined ? part : `${last} · ${part}`;
    if (last === undefined || textWidth(longer, style.textSize) <= room) lines.push(longer);
    else lines.push(last, part);
  }
  return lines;
}

/** Small lines of explanation, 16 px each, from `top` on. */
export function notes(lines: readonly string[], left: number, top: number, room: number): Heading {
  const all = lines.flatMap((line) => wrapped(line, style.smallSize, room));
  const markup = joined(
    all.map((line, i) =>
      subscriptedLabel(left, top + 12 + i * 16, line, { 'font-size': style.smallSize, fill: style.quiet }),
    ),
  );
  return { markup, bottom: top + all.length * 16 };
}

/** JSON of `metadata`; the two characters that JSON allows raw and XML forbids are escaped, so that it reads back the same. */
function metadataText(metadata: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(metadata).replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}
