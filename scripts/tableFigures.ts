import type { Page } from 'playwright-core';
import { dropFile } from '../test/e2e/droppedFile';
import type { Figure } from './pageFigures';

const surfaces = 50_000;
/** Time in which the page comes to rest after a table was taken [ms]. */
const rest_ms = 3000;

/** Takes a dropped table of very many surfaces and lists the tasks that block the page meanwhile. */
export async function tableFigures(page: Page): Promise<readonly Figure[]> {
  const line = (i: number): string =>
    `S${i},${(-6 + (i % 223) / 80).toFixed(3)},${(-6.4 + (i % 509) / 200).toFixed(3)}`;
  const content = `name,E_O,E_N\n${Array.from({ length: surfaces }, (_, i) => line(i)).join('\n')}\n`;
  await page.evaluate(() => {
    const tableTasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tableTasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { tableTasks });
  });
  await dropFile(page, { name: 'surfaces.csv', content });
  const dialog = page.getByRole('dialog');
  const take = dialog.getByRole('button', { name: /^Take \S/ });
  await take.waitFor();
  const began = performance.now();
  await take.click();
  await dialog.waitFor({ state: 'detached' });
  const taken_ms = Math.round(performance.now() - began);
  await page.waitForTimeout(rest_ms);
  const tasks = await page.evaluate(() => (window as unknown as { readonly tableTasks: readonly number[] }).tableTasks);
  return [
    {
      name: `longest task while a table of ${surfaces} surfaces is taken`,
      value: Math.round(Math.max(0, ...tasks)),
      unit: 'ms',
      limit: null,
      note: `taken in ${taken_ms} ms; ${tasks.length} tasks over 50 ms: ${tasks.map(Math.round).join(', ')}`,
    },
  ];
}
