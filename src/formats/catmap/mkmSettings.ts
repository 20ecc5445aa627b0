import type { PythonAssignments } from './pythonLiterals';
import { plain, refusal, type Place, type PythonValue } from './pythonValue';

/** Assignments of an `.mkm`, read by name and kind; what was read is remembered, so that the rest can be named. */
export class MkmSettings {
  private readonly read = new Set<string>();

  constructor(
    private readonly assignments: PythonAssignments,
    readonly file: string,
  ) {}

  /** @throws InvalidInput that names the place. */
  refuse(place: Place, name: string, got: unknown, expected: string): never {
    throw refusal(this.file, place, { name, got, expected });
  }

  /** Names that were assigned and never read. */
  unread(): readonly string[] {
    return [...this.assignments.values.keys()].filter((name) => !this.read.has(name));
  }

  /** Marks names as known although nothing follows from them here. */
  ignore(names: readonly string[]): void {
    for (const name of names) this.read.add(name);
  }

  value(name: string): PythonValue | null {
    this.read.add(name);
    const value = this.assignments.values.get(name);
    return value === undefined || value.kind === 'none' ? null : value;
  }

  /** The place of a name, or of the start of the file. */
  placeOf(name: string): Place {
    return this.assignments.values.get(name) ?? { line: 1, column: 1 };
  }

  number(name: string): number | null {
    const value = this.value(name);
    return value === null ? null : this.numberOf(value, name);
  }

  text(name: string): string | null {
    const value = this.value(name);
    return value === null ? null : this.textOf(value, name);
  }

  list(name: string): readonly PythonValue[] {
    const value = this.value(name);
    return value === null ? [] : this.listOf(value, name);
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((item, i) => this.textOf(item, `${name}[${i}]`));
  }

  dictionary(name: string): ReadonlyMap<string, PythonValue> {
    const value = this.value(name);
    return value === null ? new Map() : this.dictionaryOf(value, name);
  }

  numberOf(value: PythonValue, name: string): number {
    if (value.kind !== 'number') this.refuse(value, name, plain(value), 'a number');
    return value.value;
  }

  textOf(value: PythonValue, name: string): string {
    if (value.kind !== 'string') this.refuse(value, name, plain(value), 'a string');
    return value.value;
  }

  listOf(value: PythonValue, name: string): readonly PythonValue[] {
    if (value.kind !== 'list') this.refuse(value, name, plain(value), 'a list');
    return value.items;
  }

  dictionaryOf(value: PythonValue, name: string): ReadonlyMap<string, PythonValue> {
    if (value.kind !== 'dictionary') this.refuse(value, name, plain(value), 'a dictionary');
    return value.entries;
  }

  /** A member of a species definition, such as `pressure` of `CO_g`; null where it is not given. */
  member(species: string, key: string): PythonValue | null {
    const entry = this.dictionary('species_definitions').get(species);
    if (entry === undefined) return null;
    const value = this.dictionaryOf(entry, `species_definitions["${species}"]`).get(key);
    return value === undefined || value.kind === 'none' ? null : value;
  }

  memberNumber(species: string, key: string): number | null {
    const value = this.member(species, key);
    return value === null ? null : this.numberOf(value, `species_definitions["${species}"].${key}`);
  }
}
