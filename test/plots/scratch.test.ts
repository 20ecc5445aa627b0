import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { renderMap } from '../../src/plots';
import type { MapPlot, PixelState, PlotCandidate } from '../../src/plots';

function axisV(a: number, b: number, n: number) { return Float64Array.from({ length: n }, (_, i) => a + ((b - a) * i) / (n - 1)); }
function rng(seed: number) { let s = seed; return () => ((s = (Math.imul(s, 1664525) + 1013904223) >>> 0) / 4294967296); }
function cands(): PlotCandidate[] {
  const r = rng(7); const m = ['Pt', 'Rh', 'Ru', 'Cu', 'Ag', 'Au', 'Co', 'Ni', 'Fe', 'Pd', 'Ir', 'Pt₃Ru', 'CuNi'];
  return Array.from({ length: 62 }, (_, i) => { const x = -6.7 + 4.2 * (0.2 + 0.6 * (r() + r()) / 2 + 0.1*r()); const y = -7 + 5 * ((x + 6.7) / 4.2) * 0.8 + r() * 1.2;
    return { label: `${m[i % 13]!}(${['211', '111', '100'][i % 3]!})`, x, y: i === 5 ? 4 : y, group: ['Liu 2019', 'Wang 2021', 'this work'][i % 3]!, own: i % 3 === 2 }; });
}
function base(n: number, f: (x: number, y: number) => number): { plot: MapPlot; at: (g: (x: number, y: number) => number) => Float64Array } {
  const xs = axisV(-6.7, -2.5, n), ys = axisV(-7, -2, n);
  const at = (g: (x: number, y: number) => number) => Float64Array.from({ length: n * n }, (_, k) => g(xs[k % n]!, ys[Math.floor(k / n)]!));
  const r = rng(3);
  const state: PixelState[] = Array.from({ length: n * n }, (_, k) => { const x = xs[k % n]!, y = ys[Math.floor(k / n)]!;
    if (x + y > -5.6 || x + y < -12.9 || (y > -3 && x < -5.8)) return 'masked'; return r() < 0.002 ? 'failed' : 'good'; });
  return { at, plot: { title: 'NO₃⁻ reduction on stepped metals', subtitle: 'U = 0.1 V vs RHE · T = 300 K · steady state', x: { title: 'ΔE_O (eV, relative to the gas-phase O atom)', values: xs, unit: 'eV' },
    y: { title: 'ΔE_N (eV, relative to the gas-phase N atom)', values: ys, unit: 'eV' }, state, field: { kind: 'scalar', value: at(f), palette: 'sequential', levels: [...axisV(-36, 3, 14)], title: 'log₁₀ TOF(NO₃⁻) / s⁻¹' }, candidates: cands(), maskReason: 'a barrier of an elementary step is negative here', metadata: { hash: 'abc' } } };
}
const tof = (x: number, y: number) => Math.min(6 + 9 * (x + 4.4) + 3 * Math.sin(y * 2), 1 - 7 * (x + 4.4) - 6 * (y + 4.9), 8 + 12 * (y + 4.9)) - 3;
const save = (name: string, svg: string) => { writeFileSync(`/tmp/plots/${name}.svg`, svg); console.log(name, svg.length, /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.slice(1)); };
it('draws', () => {
  for (const n of [40, 101]) { const { plot } = base(n, tof); const f = { ...plot.field, levels: Array.from({ length: 14 }, (_, i) => -36 + 3 * i) } as never; save(`tof${n}`, renderMap({ ...plot, field: f })); }
  { const t0 = Date.now(); const { plot } = base(500, tof); const f = { ...plot.field, levels: Array.from({ length: 14 }, (_, i) => -36 + 3 * i) } as never; save('tof500', renderMap({ ...plot, field: f })); console.log(Date.now() - t0, 'ms'); }
  { const { plot, at } = base(101, tof); save('drc', renderMap({ ...plot, candidates: plot.candidates.slice(0, 12), field: { kind: 'scalar', palette: 'diverging', levels: Array.from({ length: 41 }, (_, i) => Math.round(-20 + i) / 10), title: 'X_RC of NO₃⁻ → NO₂⁻ + O*', value: at((x, y) => 2.6 * Math.tanh((x + y + 9.3) * 1.5) * Math.exp(-((x - y - 0.3) ** 2) / 6)) } })); }
  { const { plot, at } = base(60, tof); const q = [(x: number, y: number) => 5 * y + 22, (x: number, y: number) => -4 * x - 2 * y - 30, (x: number, y: number) => 6 * x + 24 - y, () => -1];
    const all = q.map(at); const n = 3600; const index = new Int16Array(n), margin = new Float64Array(n);
    for (let k = 0; k < n; k++) { const v = all.map((a, i) => [a[k]!, i] as const).sort((a, b) => b[0] - a[0]); index[k] = v[0]![1]; margin[k] = v[0]![0] - v[1]![0]; }
    save('winner', renderMap({ ...plot, candidates: plot.candidates.slice(0, 20), field: { kind: 'category', index, margin, title: 'most formed N product (margin in decades)', categories: [{ label: 'NH₃', color: '#009E73', letter: 'A' }, { label: 'N₂', color: '#0072B2', letter: 'N' }, { label: 'N₂O', color: '#CC79A7', letter: 'O' }, { label: 'NO₂⁻', color: '#F0E442', letter: 'I' }] } })); }
  { const { plot } = base(60, tof); save("masked", renderMap({ ...plot, state: plot.state.map(() => 'masked' as const) }, { width: 420 })); save('failed', renderMap({ ...plot, state: plot.state.map((s) => s === 'good' ? 'failed' as const : s), candidates: [] }, { width: 900, height: 600 })); }
});
