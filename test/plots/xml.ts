/** Why `source` is not well-formed XML 1.0 without doctype, or nothing when it is. Independent of the code under test. */
export function xmlFault(source: string): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(source) || /\p{Surrogate}/u.test(source))
    return 'illegal character';
  const open: string[] = [];
  let roots = 0;
  let rest = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '').trim();
  while (rest !== '') {
    const words = /^[^<]+/.exec(rest)?.[0] ?? '';
    if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(words) || words.includes(']]>'))
      return `bad text: ${words.slice(0, 40)}`;
    if (words !== '' && open.length === 0) return 'text outside the root';
    rest = rest.slice(words.length);
    if (rest === '') break;
    const tag = /^<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (tag === null) return `bad tag: ${rest.slice(0, 40)}`;
    const [whole, closing, name, attributes, alone] = tag;
    const names = Array.from(attributes.matchAll(/\s([A-Za-z][\w:-]*)="([^"]*)"/g), (match) => match[1]);
    if (new Set(names).size !== names.length) return `repeated attribute in ${whole}`;
    if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(attributes)) return `bad attribute in ${whole}`;
    if (closing === '/') {
      if (open.pop() !== name) return `${name} closes nothing`;
    } else {
      if (open.length === 0) roots++;
      if (alone === '') open.push(name);
    }
    rest = rest.slice(whole.length);
  }
  if (open.length > 0) return `${open.join(' ')} left open`;
  return roots === 1 ? undefined : `${roots} roots`;
}

/** `content` of an XML text node or attribute value with its entities resolved. */
export function unescaped(content: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return content.replace(/&(#\d+|\w+);/g, (_, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : named[name],
  );
}
