/** What the service worker needs to know of a request. */
export interface RoutedRequest {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
  readonly cache: string;
}

/**
 * Where an answer comes from: `page` from the network, else the copy; `file` from the copy, else the network; `network`
 * from there alone; null where the service worker keeps out of it.
 *
 * Names of files under `assets/` change with their content, so a copy of any of them is the right one.
 *
 * @param scope address of the page's folder.
 * @param files addresses of the copies, relative to `scope`.
 */
export function requestRoute(
  { url, method, mode, cache }: RoutedRequest,
  scope: string,
  files: readonly string[],
): 'page' | 'file' | 'network' | null {
  const { origin, pathname } = new URL(url);
  const home = new URL(scope);
  if (method !== 'GET' || origin !== home.origin) return null;
  if (cache === 'only-if-cached' && mode !== 'same-origin') return null;
  if (!pathname.startsWith(home.pathname)) return null;
  const path = pathname.slice(home.pathname.length);
  if (path === '' || path === 'index.html') return 'page';
  return files.includes(path) || path.startsWith('assets/') ? 'file' : 'network';
}
