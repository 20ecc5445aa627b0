import { isolatedResponse } from './offline/isolatedResponse';
import { requestRoute } from './offline/requestRoute';

/** The part of a service worker's global scope that is used here. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void;
}
interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Files of this build beside the page, relative to it, and a hash of them all; the build writes them here. */
declare const __BUILD__: { readonly hash: string; readonly files: readonly string[] };

const { hash, files } = __BUILD__;
const worker = self as unknown as ServiceWorkerScope;
const home = worker.registration.scope;
/** Caches of one origin are shared by every page on it, so the name says which page they belong to. */
const family = `sabatier ${home} `;
const own = `${family}${hash}`;
/** Longest wait for the network before the copy of the page is shown [ms]. */
const patience_ms = 3000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const route = requestRoute(event.request, home, files);
  if (route === 'page') event.respondWith(page(event.request).then(isolatedResponse));
  else if (route === 'file') event.respondWith(file(event.request).then(isolatedResponse));
  else if (route === 'network') event.respondWith(fetch(event.request).then(isolatedResponse));
});

/** Names of files under `assets/` change with their content; the others are asked for anew. */
async function install(): Promise<void> {
  const cache = await caches.open(own);
  const requests = ['', ...files].map(
    (path) => new Request(new URL(path, home), { cache: path.startsWith('assets/') ? 'default' : 'reload' }),
  );
  await cache.addAll(requests);
  await worker.skipWaiting();
}

/** The copies of the build before stay: pages that are still open load parts of it. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page from the network, so that a new build is seen at once; the copy without one. */
async function page(request: Request): Promise<Response> {
  const copy = async (): Promise<Response | undefined> => (await caches.open(own)).match(home);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience_ms));
  const fresh = fetch(request);
  const answer = await Promise.race([fresh.catch(() => null), late]);
  if (answer !== null && (answer.ok || answer.status === 0)) return answer;
  return (await copy()) ?? fresh;
}

/** A copy of this build, else of the one before, else the network. */
async function file(request: Request): Promise<Response> {
  const copy = await (await caches.open(own)).match(request, { ignoreSearch: true, ignoreVary: true });
  return copy ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
