import type { GpuSession } from './gpuSession';
import { gpuUsage, mapForReading } from './gpuUsage';
import { bindings, outputs, usageOf, workgroupSize, type Binding, type SteadyPipeline } from './steadyPipeline';
import type { TileBytes } from './unpackTile';

/** Bytes that a tile uploads, and sizes of what it makes. */
export type TileInput = Readonly<Record<Exclude<Binding, (typeof outputs)[number]>, ArrayBuffer>>;
export type OutputSizes = Readonly<Record<(typeof outputs)[number], number>>;

/** Milliseconds by stage, where they are taken. */
export interface StageTimes {
  upload: number;
  compute: number;
  download: number;
}

/** Buffers of one tile on a device; they are kept, and grow when a tile needs more. */
export class TileSlot {
  private readonly buffers = new Map<Binding | 'readback', GPUBuffer>();

  constructor(private readonly session: GpuSession) {}

  /**
   * Solves a tile.
   *
   * @param times receives how long each stage takes; stages then wait for each other. Null: they do not.
   * @throws GpuFault when the device is lost or refuses.
   */
  run(
    { pipeline, layout }: SteadyPipeline,
    count: number,
    input: TileInput,
    sizes: OutputSizes,
    times: StageTimes | null,
  ): Promise<TileBytes> {
    return this.session.settle(async () => {
      const { device } = this.session;
      let since = performance.now();
      const lap = async (stage: keyof StageTimes): Promise<void> => {
        if (times === null) return;
        await device.queue.onSubmittedWorkDone();
        times[stage] += performance.now() - since;
        since = performance.now();
      };
      const names = bindings.filter((name) => name !== 'shares' || sizes.shares > 0);
      const total = outputs.reduce((sum, name) => sum + aligned(sizes[name]), 0);
      for (const name of names) {
        const given = name in input ? input[name as keyof TileInput] : null;
        this.require(name, given?.byteLength ?? sizes[name as keyof OutputSizes], usageOf(name));
        if (given !== null && given.byteLength > 0) device.queue.writeBuffer(this.buffers.get(name)!, 0, given);
      }
      const readback = this.require('readback', total, gpuUsage.mapRead + gpuUsage.copyTarget);
      if (times !== null) await lap('upload');
      const group = device.createBindGroup({
        layout,
        entries: names.map((name, binding) => ({ binding, resource: { buffer: this.buffers.get(name)! } })),
      });
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(Math.ceil(count / workgroupSize));
      pass.end();
      device.queue.submit([encoder.finish()]);
      if (times !== null) await lap('compute');
      const copy = device.createCommandEncoder();
      let at = 0;
      for (const name of outputs) {
        if (sizes[name] > 0) copy.copyBufferToBuffer(this.buffers.get(name)!, 0, readback, at, aligned(sizes[name]));
        at += aligned(sizes[name]);
      }
      device.queue.submit([copy.finish()]);
      await readback.mapAsync(mapForReading, 0, Math.max(4, total));
      const bytes = cut(readback.getMappedRange(0, Math.max(4, total)), sizes);
      readback.unmap();
      await lap('download');
      return bytes;
    });
  }

  /** Frees the buffers. */
  close(): void {
    for (const buffer of this.buffers.values()) buffer.destroy();
    this.buffers.clear();
  }

  private require(name: Binding | 'readback', size: number, usage: number): GPUBuffer {
    const known = this.buffers.get(name);
    if (known !== undefined && known.size >= size) return known;
    known?.destroy();
    const made = this.session.buffer(size, usage);
    this.buffers.set(name, made);
    return made;
  }
}

/** Copies are in whole words. */
function aligned(size: number): number {
  return 4 * Math.ceil(size / 4);
}

function cut(all: ArrayBuffer, sizes: OutputSizes): TileBytes {
  let at = 0;
  const pieces = outputs.map((name) => {
    const piece = all.slice(at, at + sizes[name]);
    at += aligned(sizes[name]);
    return [name, piece] as const;
  });
  return Object.fromEntries(pieces) as TileBytes;
}
