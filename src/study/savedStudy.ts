/** A file with a study in it: a document that the workbench saved, or an exported map. */
export interface SavedStudy {
  readonly study: unknown;
  readonly view?: unknown;
}

/** True for JSON that holds a study as a part; false for a study document itself. */
export function isSavedStudy(json: unknown): json is SavedStudy {
  return typeof json === 'object' && json !== null && 'study' in json && !('sabatier' in json);
}
