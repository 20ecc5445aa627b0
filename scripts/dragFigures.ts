import type { Page } from 'playwright-core';
import type { PaintedMap } from '../src/ui/map/markPainted';
import type { Figure } from './pageFigures';

const drag_ms = 10_000;

/** Drags the slider of the potential to and fro for ten seconds and counts the maps that are painted meanwhile. */
export async function dragFigures(page: Page): Promise<readonly Figure[]> {
  await page.evaluate(() => {
    const seen = { maps: [] as unknown[], tasks: [] as number[] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('map')) seen.maps.push((entry as PerformanceMark).detail);
    }).observe({ type: 'mark' });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { seen });
  });
  const slider = page.getByRole('slider', { name: /^U in/ });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider of the potential is not shown');
  const y = box.y + box.height / 2;
  const at = (time_ms: number): number => box.x + box.width * (0.5 + 0.3 * Math.sin((2 * Math.PI * time_ms) / 4000));
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  const began = performance.now();
  let moves = 0;
  for (let now = 0; now < drag_ms; now = performance.now() - began) {
    await page.mouse.move(at(now), y);
    moves += 1;
    const rest = moves * 16 - (performance.now() - began);
    if (rest > 0) await page.waitForTimeout(rest);
  }
  const lasted_s = (performance.now() - began) / 1000;
  await page.mouse.up();
  const { maps, tasks } = await page.evaluate(
    () => (window as unknown as { readonly seen: { readonly maps: PaintedMap[]; readonly tasks: number[] } }).seen,
  );
  const sides = maps.map(({ columns, rows }) => Math.sqrt(columns * rows)).sort((a, b) => a - b);
  const full = maps.filter(({ sharp }) => sharp).length;
  const longest = Math.max(0, ...tasks);
  return [
    {
      name: 'maps a second while U is dragged',
      value: Number((maps.length / lasted_s).toFixed(1)),
      unit: '1/s',
      limit: { least: 30 },
      note: `${moves} moves; pixels of a side: least ${Math.round(sides[0] ?? 0)}, median ${Math.round(sides[sides.length >> 1] ?? 0)}; ${full} of ${maps.length} at full resolution`,
    },
    {
      name: 'tasks over 50 ms while U is dragged',
      value: tasks.length,
      unit: '',
      limit: { most: 0 },
      note: tasks.length === 0 ? '' : `longest ${Math.round(longest)} ms`,
    },
  ];
}
