import { backendOpeners } from '../src/cli/backendOpeners';
import { nodeGpu, releaseNodeGpu } from '../src/cli/nodeGpu';
import { createWebgpuKernel } from '../src/kinetics';
import { computeMap, makeAxis, modelOf, statusCounts, type Axis } from '../src/screening';
import { embeddedStudy } from '../src/study';
import { requestDevice, shaderSources, type AdapterReport } from '../src/workers';

const sides = [101, 316, 1000];
const repeats = 3;

/**
 * Times nitrate maps on the graphics processor of this machine, stage by stage; stages then wait for each other, which
 * they do not otherwise. Each map is computed once before it is timed.
 *
 * @param most pixels of a side of the largest map.
 * @returns lines for a terminal, the adapter first.
 */
export async function benchWebgpu(most: number): Promise<readonly string[]> {
  const gpu = await nodeGpu();
  const { kernel: fallback } = await backendOpeners.wasm();
  let adapter: AdapterReport | null = null;
  const kernel = await createWebgpuKernel({
    async open() {
      const opened = await requestDevice(gpu);
      adapter = opened.adapter;
      return opened.device;
    },
    texts: shaderSources,
    fallback,
    timed: true,
  });
  const { name, software } = adapter!;
  const lines = [
    software ? `${name}: a software adapter, which shows that results are right and nothing about speed` : name,
    'stages in ms, least of three: pack (host), upload, compute, download, unpack (host), refine (wasm)',
  ];
  const study = embeddedStudy('no3rr');
  const model = modelOf(study);
  for (const side of sides.filter((pixels) => pixels <= most)) {
    const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, side)) as [Axis, Axis];
    const runs: { readonly total: number; readonly text: string }[] = [];
    for (let round = 0; round <= repeats; round++) {
      const before = { ...kernel.times };
      const began = performance.now();
      const { evaluation } = await computeMap(study, x, y, { U: 0.1 + 0.01 * round }, { kernel });
      const total = performance.now() - began;
      const counts = statusCounts(evaluation);
      const stages = Object.entries(kernel.times).map(
        ([stage, spent]) => `${stage} ${(spent - before[stage as keyof typeof before]).toFixed(1)}`,
      );
      const share = ((100 * counts.refined) / counts.converged).toFixed(2);
      const text = `  ${side} x ${side}, ${counts.converged} solved: ${total.toFixed(0)} ms (${stages.join(', ')}), ${share} % refined, sample within ${counts.deviation.toExponential(1)}`;
      if (round > 0) runs.push({ total, text });
    }
    lines.push(runs.reduce((best, run) => (run.total < best.total ? run : best)).text);
  }
  kernel.close();
  releaseNodeGpu();
  return lines;
}
