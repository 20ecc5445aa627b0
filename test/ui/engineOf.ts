import type { Kernel } from '../../src/kinetics';
import type { Engine } from '../../src/ui/state/engine';

/** An engine of the page that computes with one kernel on this thread. */
export function engineOf(kernel: Kernel): Engine {
  return {
    kernel,
    exact: kernel,
    local: kernel,
    backend: 'cpu',
    module: null,
    latest: () => kernel.name,
    graphics: null,
    workers: () => 0,
    note: null,
    onIncident: () => undefined,
    close: () => Promise.resolve(),
  };
}
