declare const markupBrand: unique symbol;

/** SVG text that is already escaped. Only `element`, `text` and `joined` make it, so no input reaches the file raw. */
export type Markup = string & { readonly [markupBrand]: true };

/** Attribute values; an `undefined` one is left out, a number is rounded by `px`. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

// Everything outside the Char production of XML 1.0; a lone surrogate matches because of the u flag.
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** `raw` as character data or attribute value: illegal characters removed, the special ones as entities. */
export function text(raw: string): Markup {
  return raw.replace(illegal, '').replace(/[&<>"'\t\n\r]/g, (c) => entities[c]) as Markup;
}

/** A length in user units [px], two decimals, no exponent and no negative zero. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** One element with its children; without children it closes itself. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Markup[]): Markup {
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : text(String(value))}"`)
    .join('');
  const inner = children.join('');
  return (inner === '' ? `<${name}${head}/>` : `<${name}${head}>${inner}</${name}>`) as Markup;
}

/** Markup side by side; empty for an empty list. */
export function joined(parts: readonly Markup[]): Markup {
  return parts.join('') as Markup;
}

/** A text element at (x, y), baseline position [px]. */
export function label(x: number, y: number, content: string, attributes: Attributes = {}): Markup {
  return element('text', { x, y, ...attributes }, text(content));
}

/** As `label`, with what follows an underscore after a letter (`ΔE_O`, `X_RC`) set as a subscript. */
export function subscriptedLabel(x: number, y: number, content: string, attributes: Attributes = {}): Markup {
  const parts = content.split(/(?<=[\p{L}])_([\p{L}\p{N}]+)/u);
  const spans = parts.map((part, i) => {
    if (i % 2 === 1) return element('tspan', { dy: 3, 'font-size': '75%' }, text(part));
    return i === 0 || part === '' ? text(part) : element('tspan', { dy: -3 }, text(part));
  });
  return element('text', { x, y, ...attributes }, ...spans);
}

/**
 * Name for a definition, made from what it defines (FNV-1a). Two maps inlined in one page share a name only when the
 * definitions are the same, so neither can clip the other.
 */
export function definitionId(kind: string, content: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) hash = Math.imul(hash ^ content.charCodeAt(i), 0x01000193) >>> 0;
  return `${kind}-${hash.toString(36)}`;
}
