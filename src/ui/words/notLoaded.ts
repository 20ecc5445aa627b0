/** The sentence for a part of the page that did not load. @param what such as `The ranking`. */
export function notLoaded(what: string): string {
  return `${what} could not be loaded; check the connection and reload the page.`;
}
