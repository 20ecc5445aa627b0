import { toJsonSchema } from '@valibot/to-json-schema';
import { studySchema } from '../../study';
import { writeFile } from '../writeFile';

/** JSON Schema of the study document, as text. */
export function studyJsonSchema(): string {
  const schema = toJsonSchema(studySchema, { typeMode: 'input', errorMode: 'ignore' });
  return `${JSON.stringify({ title: 'Sabatier study, version 1', ...schema }, null, 2)}\n`;
}

/** Writes the JSON Schema of the study document. */
export function schemaCommand(options: { readonly out: string }): number {
  writeFile(options.out, [studyJsonSchema()]);
  return 0;
}
