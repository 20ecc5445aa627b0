import { cpus, loadavg } from 'node:os';
import { chromium, type Browser } from 'playwright-core';
import { chromiumHint, chromiumPath } from '../test/e2e/chromiumPath';
import { launchFlags } from '../test/e2e/pageSession';
import { pageFolder, servePage } from '../test/e2e/pageServer';
import { accessibilityFaults } from '../test/e2e/accessibility';
import { dragFigures } from './dragFigures';
import { openPage } from './openPage';
import { figureTable, isKept, type Figure } from './pageFigures';
import { scriptSize } from './scriptSize';
import { tableFigures } from './tableFigures';

/** Profiles whose first maps are timed; the median counts. */
const profiles = 5;
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

async function firstMap(browser: Browser, url: string, complaints: string[]): Promise<Figure> {
  const times: number[] = [];
  for (let p = 0; p < profiles; p++) {
    times.push(
      await openPage(browser, url, {}, complaints, (page) =>
        page.evaluate(() => performance.getEntriesByName('first-map')[0].startTime),
      ),
    );
  }
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  const note = `median of ${profiles} fresh profiles: ${sorted.join(', ')}`;
  return { name: 'first map after navigation', value: sorted[profiles >> 1], unit: 'ms', limit: { most: 1000 }, note };
}

async function accessibility(browser: Browser, url: string, complaints: string[]): Promise<Figure[]> {
  const kinds = [
    { name: '1440 px, light and dark', options: {} },
    { name: '360 px, light and dark', options: phone },
  ] as const;
  const figures: Figure[] = [];
  for (const { name, options } of kinds) {
    const faults = await openPage(browser, url, options, complaints, accessibilityFaults);
    const note = faults.join('\n    ');
    figures.push({ name: `axe violations, ${name}`, value: faults.length, unit: '', limit: { most: 0 }, note });
  }
  return figures;
}

async function measure(): Promise<readonly Figure[]> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error(chromiumHint());
  const { url, close } = await servePage();
  const browser = await chromium.launch({ executablePath, args: [...launchFlags] });
  try {
    const complaints: string[] = [];
    const figures = [
      scriptSize(pageFolder()),
      await firstMap(browser, url, complaints),
      ...(await openPage(browser, url, {}, complaints, dragFigures)),
      ...(await openPage(browser, url, {}, complaints, tableFigures)),
      ...(await accessibility(browser, url, complaints)),
    ];
    const note = [...new Set(complaints)].join('\n    ');
    const said = {
      name: 'errors and warnings of the console',
      value: complaints.length,
      unit: '',
      limit: { most: 0 },
      note,
    };
    return [...figures, said];
  } finally {
    await browser.close();
    await close();
  }
}

const load = loadavg()[0];
const figures = await measure();
if (process.argv.includes('--json')) console.log(JSON.stringify({ cores: cpus().length, load, figures }, null, 2));
else {
  console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load.toFixed(1)} before the start\n`);
  console.log(figureTable(figures));
}
process.exitCode = figures.every(isKept) ? 0 : 1;
