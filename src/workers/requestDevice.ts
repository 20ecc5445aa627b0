/** The largest buffer that is worth asking for [bytes]; tiles are smaller. */
const enough = 2 ** 28;

/** What a device is, for people. */
export interface AdapterReport {
  /** Vendor, architecture and description, as far as they are told. */
  readonly name: string;
  /** True for one that computes on the processor: right, but not fast. */
  readonly software: boolean;
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxWorkgroups: number;
}

/**
 * A device of the most powerful adapter, with room for large tiles.
 *
 * @throws Error when there is none.
 */
export async function requestDevice(gpu: GPU): Promise<{ device: GPUDevice; adapter: AdapterReport }> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('no graphics adapter was found');
  const { limits, info } = adapter;
  const maxBufferSize = Math.min(enough, limits.maxBufferSize);
  const maxStorageBufferBindingSize = Math.min(enough, limits.maxStorageBufferBindingSize);
  const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
  const words = [info.vendor, info.architecture, info.description].filter((word) => word !== '');
  return {
    device,
    adapter: {
      name: words.length === 0 ? 'a graphics adapter without a name' : words.join(' '),
      software: info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(words.join(' ')),
      maxBufferSize,
      maxStorageBufferBindingSize,
      maxWorkgroups: limits.maxComputeWorkgroupsPerDimension,
    },
  };
}
