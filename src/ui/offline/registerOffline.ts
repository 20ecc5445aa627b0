const reloaded = 'sabatier-isolated';
/** The first picture comes first: a page that needs no reload is copied for offline use after this [ms]. */
const rest_ms = 2000;

/** What a page has to say on its service worker. */
export interface OfflineOptions {
  /** Whether a reload now would take nothing from the reader. */
  readonly mayReload: () => boolean;
  /** Told when a newer build has taken over than the one that this page runs. */
  readonly onUpdate: () => void;
}

/**
 * Registers the service worker that keeps the page for offline use. Where the host does not send the headers for shared
 * memory, the page reloads once, with those that the service worker adds.
 */
export function registerOffline({ mayReload, onUpdate }: OfflineOptions): void {
  const serviceWorker = import.meta.env.DEV ? null : serviceWorkers();
  if (serviceWorker === null) return;
  const updated = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (updated) void isOutdated().then((outdated) => outdated && onUpdate());
    else if (!window.crossOriginIsolated && mayReload() && isFirstReload()) location.reload();
  });
  const register = (): void => void serviceWorker.register('sw.js').catch(() => undefined);
  if (window.crossOriginIsolated) setTimeout(register, rest_ms);
  else register();
}

/** Null where the browser has none, or throws when it is asked for them, as in frames without an origin. */
function serviceWorkers(): ServiceWorkerContainer | null {
  try {
    return 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}

/** Whether the host serves other scripts by now than those of this page. */
async function isOutdated(): Promise<boolean> {
  const own = document.querySelector('script[type=module]')?.getAttribute('src') ?? '';
  try {
    return !(await (await fetch('./')).text()).includes(own);
  } catch {
    return false;
  }
}

/** True once per tab; never where that cannot be remembered. */
function isFirstReload(): boolean {
  try {
    if (sessionStorage.getItem(reloaded) !== null) return false;
    sessionStorage.setItem(reloaded, 'yes');
    return true;
  } catch {
    return false;
  }
}
