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
  const report = describeAdapter(adapter);
  const { maxBufferSize, maxStorageBufferBindingSize } = report;
  const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
  return { device, adapter: report };
}

/** What an adapter is, and what a device of it will offer. */
export function describeAdapter({ limits, info }: GPUAdapter): AdapterReport {
  const words = [info.vendor, info.architecture, info.description].filter((word) => word !== '');
  return {
    name: words.length === 0 ? 'a graphics adapter without a name' : words.join(' '),
    software: info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(words.join(' ')),
    maxBufferSize: Math.min(enough, limits.maxBufferSize),
    maxStorageBufferBindingSize: Math.min(enough, limits.maxStorageBufferBindingSize),
    maxWorkgroups: limits.maxComputeWorkgroupsPerDimension,
  };
}
