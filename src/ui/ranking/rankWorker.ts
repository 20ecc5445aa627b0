import type { WasmModule } from '../../kinetics';
import { openPool } from '../state/openPool';
import { RankDesk } from './rankDesk';
import { rankService, type RankQuestion } from './rankService';

let service: ((question: RankQuestion) => Promise<void>) | null = null;

async function openDesk(module: WasmModule | null): Promise<RankDesk> {
  return new RankDesk((await openPool(module)).pool);
}

/** The first message brings the kernel, all others are calls. */
self.addEventListener('message', ({ data }: MessageEvent<RankQuestion | { readonly module: WasmModule | null }>) => {
  if ('module' in data) service = rankService(openDesk(data.module), (message) => self.postMessage(message));
  else void service?.(data);
});
