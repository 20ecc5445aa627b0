import type { CDPSession, Page } from 'playwright-core';
import type { PaintedMap } from '../src/ui/map/markPainted';
import type { Figure } from './pageFigures';

const drag_ms = 10_000;
/** Moves of the pointer a second, as of an ordinary screen; the browser hands out one for each of its frames. */
const moves_per_s = 60;
/** Time in which the page comes to rest after the first map: labels are placed and panels drawn [ms]. */
const rest_ms = 1000;
/** Pixels of a side that count as a full map. */
const full = 100;

/**
 * Drags the slider of the potential to and fro for ten seconds, at an even speed over three fifths of its length, and
 * counts the maps of at least 100 × 100 pixels that are painted meanwhile.
 */
export async function dragFigures(page: Page): Promise<readonly Figure[]> {
  await page.waitForTimeout(rest_ms);
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
  const at = (time_ms: number): number => {
    const turn = Math.asin(Math.sin((2 * Math.PI * time_ms) / 4000)) / (Math.PI / 2);
    return box.x + box.width * (0.5 + 0.3 * turn);
  };
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  const { lasted_s, moves } = await drag(await page.context().newCDPSession(page), at, y);
  await page.mouse.up();
  const { maps, tasks } = await page.evaluate(
    () => (window as unknown as { readonly seen: { readonly maps: PaintedMap[]; readonly tasks: number[] } }).seen,
  );
  const sides = maps.map(({ columns, rows }) => Math.min(columns, rows)).sort((a, b) => a - b);
  const large = sides.filter((side) => side >= full).length;
  const longest = Math.max(0, ...tasks);
  return [
    {
      name: `maps of ${full} × ${full} or more a second while U is dragged`,
      value: Number((large / lasted_s).toFixed(1)),
      unit: '1/s',
      limit: { least: 30 },
      note: `${maps.length} maps in ${lasted_s.toFixed(1)} s, ${large} of them so large (${Math.round((100 * large) / maps.length)} %); side: least ${sides[0] ?? 0}, median ${sides[sides.length >> 1] ?? 0}; ${moves} moves`,
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

/** Moves the pressed pointer; a move does not wait for the answer to the one before, which takes longer than a frame. */
async function drag(
  session: CDPSession,
  at: (time_ms: number) => number,
  y: number,
): Promise<{ readonly lasted_s: number; readonly moves: number }> {
  const began = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let now = 0; now < drag_ms; now = performance.now() - began) {
    const move = { type: 'mouseMoved', x: at(now), y, button: 'left', buttons: 1 } as const;
    sent.push(session.send('Input.dispatchMouseEvent', move));
    const rest = (sent.length * 1000) / moves_per_s - (performance.now() - began);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  const lasted_s = (performance.now() - began) / 1000;
  await Promise.all(sent);
  await session.detach();
  return { lasted_s, moves: sent.length };
}
