/** Longest part of a file name [characters]. */
const longest = 60;

/** A file name of parts such as a study's id and a quantity, in letters that every file system takes. */
export function exportName(parts: readonly string[], extension: string): string {
  const plain = parts.map(plainPart).filter((part) => part !== '');
  return `${plain.length === 0 ? 'study' : plain.join('-')}.${extension}`;
}

function plainPart(part: string): string {
  return part
    .normalize('NFKD')
    .replace(/[^\w+.]+/g, '-')
    .slice(0, longest)
    .replace(/^[-.]+|[-.]+$/g, '');
}
