/**
 * What a document is a version of: edits stay on their sheet, another study begins a new one. The name tells a version
 * that is kept from one of another study, whichever tab or visit it comes from.
 */
export type Sheet = string;

/** A sheet that no other document is on. */
export function newSheet(): Sheet {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');
}
