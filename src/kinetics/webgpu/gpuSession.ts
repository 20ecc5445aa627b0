import { faultText } from '../../base';
import { gpuUsage, mapForReading } from './gpuUsage';

/** The device was lost, or refused what it was asked. */
export class GpuFault extends Error {}

/** One device: shaders compiled on it, work sent to it, and whether it is still there. */
export class GpuSession {
  private readonly modules = new Map<string, GPUShaderModule>();
  private lostReason: string | null = null;
  /** Rejects when the device is lost. */
  private readonly loss: Promise<never>;

  constructor(readonly device: GPUDevice) {
    this.loss = device.lost.then(({ reason, message }) => {
      this.lostReason = message === '' ? reason : message;
      throw new GpuFault(this.lostReason);
    });
    this.loss.catch(() => undefined);
  }

  /** Why the device is gone, or null. */
  get lost(): string | null {
    return this.lostReason;
  }

  /**
   * What the device makes of it, unless it is lost first.
   *
   * @throws GpuFault when the device is lost, runs out of memory or refuses.
   */
  async settle<T>(work: () => Promise<T>): Promise<T> {
    if (this.lostReason !== null) throw new GpuFault(this.lostReason);
    const { device } = this;
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    device.pushErrorScope('internal');
    const pending = work();
    pending.catch(() => undefined);
    const scopes = Promise.all([device.popErrorScope(), device.popErrorScope(), device.popErrorScope()]);
    scopes.catch(() => undefined);
    try {
      const errors = await Promise.race([scopes, this.loss]);
      const error = errors.find((found) => found !== null);
      if (error) throw new GpuFault(error.message);
      return await Promise.race([pending, this.loss]);
    } catch (fault) {
      throw fault instanceof GpuFault ? fault : new GpuFault(faultText(fault));
    }
  }

  /** Compiles a module. @throws GpuFault with the first message of the compiler, a warning included. */
  async module(code: string): Promise<GPUShaderModule> {
    const known = this.modules.get(code);
    if (known !== undefined) return known;
    const { device } = this;
    const module = await this.settle(async () => {
      const made = device.createShaderModule({ code });
      const { messages } = await made.getCompilationInfo();
      if (messages.length > 0) throw new GpuFault(`${messages[0].message} (line ${messages[0].lineNum})`);
      return made;
    });
    this.modules.set(code, module);
    return module;
  }

  buffer(size: number, usage: number, data?: ArrayBuffer): GPUBuffer {
    const buffer = this.device.createBuffer({ size: Math.max(16, 4 * Math.ceil(size / 4)), usage });
    if (data !== undefined && data.byteLength > 0) this.device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  }

  /** Runs a shader of two bindings, input and output, once. @returns the bytes of the output. */
  async runOnce(
    code: string,
    entryPoint: string,
    input: ArrayBuffer,
    size: number,
    groups: number,
  ): Promise<ArrayBuffer> {
    const module = await this.module(code);
    const { device } = this;
    const pipeline = await this.settle(() =>
      device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint } }),
    );
    const given = this.buffer(input.byteLength, gpuUsage.storage + gpuUsage.copyTarget, input);
    const made = this.buffer(size, gpuUsage.storage + gpuUsage.copySource);
    const read = this.buffer(size, gpuUsage.mapRead + gpuUsage.copyTarget);
    try {
      return await this.settle(async () => {
        const group = device.createBindGroup({
          layout: pipeline.getBindGroupLayout(0),
          entries: [given, made].map((buffer, binding) => ({ binding, resource: { buffer } })),
        });
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(groups);
        pass.end();
        encoder.copyBufferToBuffer(made, 0, read, 0, size);
        device.queue.submit([encoder.finish()]);
        await read.mapAsync(mapForReading);
        return read.getMappedRange().slice(0, size);
      });
    } finally {
      for (const buffer of [given, made, read]) buffer.destroy();
    }
  }

  /** Frees the device and all that was made on it. */
  close(): void {
    this.modules.clear();
    this.device.destroy();
  }
}
