import type { WasmModule } from '../../kinetics';
import type { Brush } from '../state/brush.svelte';
import type { Workbench } from '../state/workbench.svelte';
import { rankFiles } from './rankFiles';
import { workerEnds } from './rankPort';
import { RankState } from './rankState.svelte';

/** Opens the ranking of a page. @param module of the kernel; null for the backend `cpu`. */
export function openRanks(workbench: Workbench, brush: Brush, module: WasmModule | null): RankState {
  return new RankState(workbench, brush, workerEnds(module), rankFiles);
}
