import { describe, expect, it } from 'vitest';
import { VirtualRows } from '../../../src/ui/candidates/virtualRows.svelte';

const box = {} as HTMLElement;

describe('the rows of a long list', () => {
  it('say that those after the first could not be loaded, and try again', async () => {
    let asked = 0;
    const rows = new VirtualRows(() => {
      asked += 1;
      return Promise.reject(new Error('no connection'));
    });
    rows.attach(box, 24);
    rows.resize(100);
    expect([rows.fault, rows.drawn.end, asked]).toEqual([null, 100, 0]);
    rows.resize(300);
    const said = 'What follows the first 100 rows could not be loaded; check the connection and reload the page.';
    await expect.poll(() => rows.fault).toBe(said);
    expect(rows.drawn).toEqual({ first: 0, end: 100, above: 0, below: 0 });
    rows.resize(400);
    expect(asked).toBe(2);
    await expect.poll(() => rows.fault).toBe(said);
    rows.resize(90);
    expect([rows.fault, rows.drawn.end]).toEqual([null, 90]);
  });
});
