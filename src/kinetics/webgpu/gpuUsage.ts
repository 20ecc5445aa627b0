/**
 * Flags of the WebGPU standard (sections GPUBufferUsage and GPUMapMode), which are globals of a page but not of Node; they
 * are combined by addition.
 */
export const gpuUsage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const;
export const mapForReading = 0x1;
