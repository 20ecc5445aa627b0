import { InvalidInput } from '../base';
import { energyUnits, knownShift, type BindingSign, type ColumnRequest, type ReferenceState } from '../formats';
import type { Study } from '../study';
import { parseNumber } from './parseNumber';

const signs: readonly BindingSign[] = ['negative-stronger', 'positive-stronger'];
const references: readonly ReferenceState[] = ['study', 'atom', 'half-X2', 'H2O/H2', 'OC20'];

/**
 * Reads `HEADER=DESCRIPTOR[,unit][,sign][,reference][,shift]`. A reference without a shift has the one that is known.
 *
 * @throws InvalidInput for what is none of these.
 */
export function parseColumns(
  items: readonly string[],
  headers: readonly string[],
  { descriptors }: Study,
): Readonly<Record<number, ColumnRequest>> {
  return Object.fromEntries(
    items.map((item) => {
      const [header, words] = [item.slice(0, item.lastIndexOf('=')), item.slice(item.lastIndexOf('=') + 1).split(',')];
      const index = headers.indexOf(header);
      if (index < 0)
        throw new InvalidInput({ name: '--column', got: header, expected: `one of ${headers.join(', ')}` });
      const [descriptor, ...rest] = words.map((word) => word.trim());
      if (!descriptors.some(({ name }) => name === descriptor)) {
        const known = descriptors.map(({ name }) => name).join(', ');
        throw new InvalidInput({ name: '--column', got: item, expected: `HEADER=DESCRIPTOR,…, one of ${known}` });
      }
      const request = rest.reduce<ColumnRequest>((sofar, word) => ({ ...sofar, ...readingOf(word) }), { descriptor });
      return [
        index,
        withShift(
          request,
          descriptors.find(({ name }) => name === descriptor)!,
        ),
      ];
    }),
  );
}

function readingOf(word: string): ColumnRequest {
  const unit = energyUnits.find((name) => name === word);
  if (unit !== undefined) return { unit };
  const sign = signs.find((name) => name === word);
  if (sign !== undefined) return { sign };
  const reference = references.find((name) => name === word);
  if (reference !== undefined) return { reference };
  if (/^[-+\d]/.test(word)) return { shift_eV: parseNumber('--column', word) };
  const expected = `one of ${[...energyUnits, ...signs, ...references].join(', ')}, or a shift in eV`;
  throw new InvalidInput({ name: '--column', got: word, expected });
}

function withShift(request: ColumnRequest, descriptor: Study['descriptors'][number]): ColumnRequest {
  if (request.reference === undefined || request.shift_eV !== undefined) return request;
  const shift = knownShift(descriptor, request.reference);
  return shift === null ? request : { ...request, shift_eV: shift.shift_eV };
}
