import { it } from 'vitest';
import { renderMap } from '../../src/plots';
import { labelPlacement } from '../../src/plots/labelPlacement';
import { contourBands } from '../../src/plots/contourBands';
import { grownField } from '../../src/plots/grownField';
import { pixelOutlines } from '../../src/plots/pixelRegions';
it('times', () => {
  const time = (n: string, f: () => unknown) => { f(); const t = performance.now(); f(); console.log(n, (performance.now() - t).toFixed(0)); };
  let s = 1; const r = () => ((s = (Math.imul(s, 1664525) + 1013904223) >>> 0) / 4294967296);
  const req = Array.from({ length: 60 }, () => ({ x: 150 + 250 * r(), y: 150 + 250 * r(), width: 50, height: 13 }));
  time('labels', () => labelPlacement(req, { x: 0, y: 0, width: 500, height: 500 }, [], 5.5));
  for (const n of [101, 500]) {
    const v = Float64Array.from({ length: n * n }, (_, k) => (k % 97 === 0 ? NaN : Math.sin(((k % n) / n) * 9) * 20 + Math.cos((k / n / n) * 12) * 16 - 16));
    const lv = Array.from({ length: 12 }, (_, i) => -33 + 3 * i);
    time('grow' + n, () => grownField(v, n, n)); time('bands' + n, () => contourBands(v, n, n, lv, 0)); time('bands.05' + n, () => contourBands(v, n, n, lv, 0.05)); time('outl' + n, () => pixelOutlines((p) => !Number.isNaN(v[p]), n, n));
    const ax = Float64Array.from({ length: n }, (_, i) => i); const st = Array.from(v, (x) => (Number.isNaN(x) ? 'masked' as const : 'good' as const));
    time('render' + n, () => renderMap({ title: 'a', subtitle: '', x: { title: 'x', values: ax, unit: '' }, y: { title: 'y', values: ax, unit: '' }, state: st, field: { kind: 'scalar', value: v, palette: 'sequential', levels: [-36, ...lv, 3], title: 't' }, candidates: [], maskReason: '', metadata: {} }));
  }
});
