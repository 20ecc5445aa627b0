import type { StreamingKernel } from '../../kinetics';
import type { AdapterReport, HybridKernel } from '../../workers';

/** What computes maps: whatever ends first, or one of the two, whatever it takes. */
export const graphicsWishes = ['auto', 'wasm', 'webgpu'] as const;
export type GraphicsWish = (typeof graphicsWishes)[number];

/** A kernel on the graphics processor, in a worker of its own. */
export interface GraphicsKernel extends StreamingKernel {
  close(): Promise<void>;
}

/** What the state needs of the page. */
export interface GraphicsPorts {
  /** The adapter that the browser offers, or null. */
  readonly adapter: () => Promise<AdapterReport | null>;
  /** @param incident is told when it fails. */
  readonly open: (incident: (message: string) => void) => GraphicsKernel;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
}

const key = 'sabatier-backend';

/** Whether the graphics processor takes part, and why, for the reader to see and to choose. */
export class GraphicsState {
  wish = $state.raw<GraphicsWish>('auto');
  /** What it is, what it allows, and whether it is used: one or two sentences. */
  said = $state.raw('The graphics processor is looked for once the first map is there.');
  /** True while it takes part. */
  active = $state.raw(false);
  private kernel: GraphicsKernel | null = null;
  private started = false;
  /** Counts wishes and failures: whoever waited for an answer while there came another one leaves the matter to that. */
  private turn = 0;

  constructor(
    private readonly hybrid: HybridKernel,
    private readonly ports: GraphicsPorts,
  ) {
    this.wish = readWish(ports.storage);
  }

  /** Looks for an adapter; once the first map is there, which it must not delay. */
  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    await this.settle();
  }

  async choose(wish: GraphicsWish): Promise<void> {
    this.wish = wish;
    try {
      this.ports.storage?.setItem(key, wish);
    } catch {
      // A page without storage forgets the choice when it is closed.
    }
    await this.settle();
  }

  private async settle(): Promise<void> {
    const turn = ++this.turn;
    await this.stop();
    if (turn !== this.turn) return;
    const { wish } = this;
    const adapter = wish === 'wasm' ? null : await this.ports.adapter().catch(() => null);
    if (turn !== this.turn) return;
    if (adapter === null) {
      this.said = wish === 'wasm' ? 'Using WebAssembly, as chosen.' : 'No WebGPU here; using WebAssembly.';
      return;
    }
    if (adapter.software && wish === 'auto') {
      this.said = `WebGPU here computes on the processor (${adapter.name}); using WebAssembly.`;
      return;
    }
    const kernel = this.ports.open((message) => void this.fail(kernel, message));
    this.kernel = kernel;
    this.hybrid.setDevice(kernel, wish === 'webgpu');
    this.active = true;
    const limits = `buffers up to ${Math.round(adapter.maxBufferSize / 2 ** 20)} MiB, ${adapter.maxWorkgroups} workgroups`;
    const share = wish === 'webgpu' ? 'It computes all steady maps.' : 'It computes maps that are then ready sooner.';
    this.said = `WebGPU on ${adapter.name} (${limits}), its arithmetic checked at the start and each map by a sample. ${share}`;
  }

  private async fail(kernel: GraphicsKernel, message: string): Promise<void> {
    if (kernel !== this.kernel) return;
    const turn = ++this.turn;
    await this.stop();
    if (turn !== this.turn) return;
    this.said = `WebGPU was given up: ${message}. Using WebAssembly.`;
  }

  private async stop(): Promise<void> {
    const { kernel } = this;
    this.kernel = null;
    this.active = false;
    this.hybrid.setDevice(null, false);
    await kernel?.close();
  }
}

function readWish(storage: GraphicsPorts['storage']): GraphicsWish {
  try {
    const text = storage?.getItem(key) ?? '';
    return graphicsWishes.find((wish) => wish === text) ?? 'auto';
  } catch {
    return 'auto';
  }
}
