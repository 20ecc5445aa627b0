import { readFileSync } from 'node:fs';
import { InvalidInput } from '../base';
import { decodedText } from '../formats';
import { compileModel, type Model } from '../screening';
import { embeddedStudies, embeddedStudy, isSavedStudy, parseJson, parseStudy, type Study } from '../study';

/** Largest study file that is read [bytes]. */
const largestFile = 50_000_000;

/**
 * The study that a STUDY argument names: an embedded one, or a JSON file, which may also be a document that the workbench
 * saved or an exported map.
 *
 * @throws InvalidInput when there is neither, or the file holds no valid study.
 */
export function readStudy(argument: string): Study {
  if (embeddedStudies.includes(argument)) return embeddedStudy(argument);
  const json = parseJson(readText(argument, `a study file or one of ${embeddedStudies.join(', ')}`), argument);
  if (!isSavedStudy(json)) return parseStudy(json, argument);
  if (json.view !== undefined) {
    process.stderr.write(`sabatier: ${argument} holds a view as well; conditions and axes are those of the study\n`);
  }
  return parseStudy(json.study, argument);
}

/** As `readStudy`, compiled. @throws InvalidInput that names the file. */
export function readModel(argument: string): Model {
  const study = readStudy(argument);
  try {
    return compileModel(study);
  } catch (fault) {
    if (!(fault instanceof InvalidInput)) throw fault;
    const { where, ...detail } = fault.detail;
    throw new InvalidInput({ ...detail, where: where === undefined ? argument : `${argument}, ${where}` });
  }
}

/** Text of a file. @throws InvalidInput when it cannot be read or is too large. */
export function readText(path: string, expected: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unreadable';
    throw new InvalidInput({ name: 'file', got: path, expected, where: reason });
  }
  if (bytes.length > largestFile) {
    throw new InvalidInput({
      name: 'file',
      got: `${bytes.length} bytes`,
      expected: `at most ${largestFile} bytes`,
      where: path,
    });
  }
  return decodedText(bytes);
}
