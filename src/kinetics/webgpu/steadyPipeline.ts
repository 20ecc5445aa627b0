import type { CompiledMechanism } from '../../mechanism';
import { chainStructure, type ChainStructure } from '../chain/chainStructure';
import type { ShareRequest } from '../kernel';
import { chainShader } from './chainShader';
import type { GpuSession } from './gpuSession';
import { gpuUsage } from './gpuUsage';
import { steadyText, type ShaderTexts } from './shaderTexts';

/** A mechanism and a pattern of vanishing rates, compiled on a device. */
export interface SteadyPipeline {
  readonly structure: ChainStructure;
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Threads of a workgroup; `workgroupSize` of the shader. */
export const workgroupSize = 64;

/**
 * Pipelines of a device by mechanism, pattern and shares.
 *
 * @throws GpuFault when the device refuses a shader.
 */
export class SteadyPipelines {
  private readonly known = new WeakMap<CompiledMechanism, Map<string, Promise<SteadyPipeline | null>>>();

  constructor(
    private readonly session: GpuSession,
    private readonly texts: ShaderTexts,
  ) {}

  /** Null where the states fall apart into classes that do not communicate: those have no one steady state. */
  of(
    mechanism: CompiledMechanism,
    vanishing: readonly boolean[],
    shares: ShareRequest | null,
  ): Promise<SteadyPipeline | null> {
    const own = this.known.get(mechanism) ?? new Map<string, Promise<SteadyPipeline | null>>();
    this.known.set(mechanism, own);
    const key = `${vanishing.map(Number).join('')} ${JSON.stringify(shares)}`;
    const made = own.get(key) ?? this.compile(mechanism, vanishing, shares);
    own.set(key, made);
    return made;
  }

  private async compile(
    mechanism: CompiledMechanism,
    vanishing: readonly boolean[],
    shares: ShareRequest | null,
  ): Promise<SteadyPipeline | null> {
    const structure = chainStructure(mechanism, vanishing, true);
    if (structure.network.part.split || structure.network.rates.length === 0) return null;
    const { session } = this;
    const module = await session.module(steadyText(this.texts, chainShader(mechanism, structure, shares)));
    const { device } = session;
    const layout = device.createBindGroupLayout({ entries: entries(shares !== null) });
    const pipeline = await session.settle(() =>
      device.createComputePipelineAsync({
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, entryPoint: 'solveSteady', constants: { workgroupSize } },
      }),
    );
    return { structure, pipeline, layout };
  }
}

/** Buffers of the shader by binding. */
export const bindings = [
  'batch',
  'points',
  'terms',
  'rates',
  'starts',
  'coverages',
  'tofs',
  'outcomes',
  'shares',
] as const;
export type Binding = (typeof bindings)[number];

/** Buffers that the shader writes. */
export const outputs = ['coverages', 'tofs', 'outcomes', 'shares'] as const satisfies readonly Binding[];

const computeStage = 0x4;

function entries(withShares: boolean): GPUBindGroupLayoutEntry[] {
  return bindings
    .filter((name) => withShares || name !== 'shares')
    .map((name, binding) => {
      const written = (outputs as readonly Binding[]).includes(name);
      const type = name === 'batch' ? 'uniform' : written ? 'storage' : 'read-only-storage';
      return { binding, visibility: computeStage, buffer: { type } };
    });
}

/** Usage of each buffer. */
export function usageOf(name: Binding): number {
  if (name === 'batch') return gpuUsage.uniform + gpuUsage.copyTarget;
  return (
    gpuUsage.storage + ((outputs as readonly Binding[]).includes(name) ? gpuUsage.copySource : gpuUsage.copyTarget)
  );
}
