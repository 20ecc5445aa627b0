import { describe, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { LinkTrail } from '../../src/ui/state/linkTrail';
import { Workbench } from '../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');

/** A page that opens at an entry, and what a link does to it. */
function opened(state: unknown = null): { bench: Workbench; trail: LinkTrail; link: (title: string) => unknown } {
  const bench = new Workbench(study);
  const trail = new LinkTrail(bench, state);
  const link = (title: string): unknown => {
    trail.follow(null);
    bench.open({ ...study, title });
    return trail.state;
  };
  return { bench, trail, link };
}

describe('the entries of links', () => {
  it('have the document that was there when they were left, with its sheet', () => {
    const { bench, trail, link } = opened();
    const home = trail.state;
    bench.set('T', 340);
    const [before, sheet] = [bench.document, bench.sheet];
    const sent = link('Sent');
    bench.set('T', 350);
    const after = bench.document;
    expect(trail.go(home)).toBe(true);
    expect([bench.document, bench.sheet]).toEqual([before, sheet]);
    expect(trail.go(sent)).toBe(true);
    expect(bench.document).toEqual(after);
    expect(bench.view.settings).toEqual({ T: 350 });
    bench.undo();
    expect(bench.document).toEqual(before);
  });

  it('are left behind by another link', () => {
    const { bench, trail, link } = opened();
    const home = trail.state;
    link('First');
    trail.go(home);
    const second = link('Second');
    trail.go(home);
    expect(trail.go(second)).toBe(true);
    expect(bench.study.title).toBe('Second');
  });

  it('from before a reload, and those of others, change nothing', () => {
    const { bench, trail, link } = opened({ link: 3 });
    const { document } = bench;
    for (const state of [{ link: 2 }, { link: 3 }, null, 'x', { link: 'x' }]) expect(trail.go(state)).toBe(false);
    expect(bench.document).toBe(document);
    expect(link('Sent')).toEqual({ link: 4 });
    expect(trail.go({ link: 3 })).toBe(true);
  });
});
