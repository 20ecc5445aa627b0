import { InvalidInput } from '../base';
import { parseJson } from './parseJson';
import { studySchema, studyVersion, type Study } from './schema';
import { validate } from './validate';

/**
 * A validated study with every default filled in.
 *
 * @param value parsed JSON.
 * @param where file or link that it came from, named in errors.
 * @throws InvalidInput with the path of the offending field.
 */
export function parseStudy(value: unknown, where: string): Study {
  const version = versionOf(value);
  if (version === undefined && typeof value === 'object' && value !== null) {
    const expected = `${studyVersion}, without which this is no study`;
    throw new InvalidInput({ name: 'sabatier', got: undefined, expected, where });
  }
  if (typeof version === 'number' && version > studyVersion) {
    throw new InvalidInput({
      name: 'sabatier',
      got: version,
      expected: `a study of version ${studyVersion} (this one was made by a newer version)`,
      where,
    });
  }
  const study = validate(studySchema, value, 'study', where);
  if (study.descriptors.length === 0 && (study.outputs.axes ?? []).length < 2) {
    throw new InvalidInput({ name: 'descriptors', got: [], expected: 'at least one, or two outputs.axes', where });
  }
  requireUnique(
    study.descriptors.map((d) => d.name),
    'descriptors',
    where,
  );
  requireUnique(
    study.sites.map((s) => s.name),
    'sites',
    where,
  );
  requireUnique(
    study.sources.map((s) => s.id),
    'sources',
    where,
  );
  requireUnique(
    study.candidates.map((c) => (c.source === undefined ? c.name : `${c.name} of ${c.source}`)),
    'candidates',
    where,
  );
  return study;
}

/** As `parseStudy`, from JSON text. */
export function parseStudyText(text: string, where: string): Study {
  return parseStudy(parseJson(text, where), where);
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'sabatier' in value ? value.sabatier : undefined;
}

function requireUnique(names: readonly string[], list: string, where: string): void {
  const seen = new Set<string>();
  const first = names.findIndex((name) => seen.size === seen.add(name).size);
  if (first >= 0) {
    throw new InvalidInput({ name: `${list}[${first}]`, got: names[first], expected: 'a name not used before', where });
  }
}
