import { describe, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { linkOf, readLink } from '../../src/ui/state/links';
import { defaultView, readView } from '../../src/ui/state/view';
import { scaleChange, scaleName, scaleOf } from '../../src/ui/state/viewScale';
import { Workbench } from '../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');

describe('colour scales of a view', () => {
  it('belong to one quantity, are undone, and travel in links that older pages know to be newer', () => {
    const bench = new Workbench(study);
    bench.show(scaleChange(bench.view, scaleName(bench.view, 'map'), { levels: [-12, 3, 1], palette: 'jet' }));
    expect(scaleOf(bench.view, 'map')).toEqual({ levels: [-12, 3, 1], palette: 'jet' });
    expect(scaleOf(bench.view, 'difference')).toBeUndefined();
    expect(scaleOf({ ...bench.view, show: 'coverage:NO*' }, 'map')).toBeUndefined();
    const link = linkOf(bench.document);
    expect(link).toMatch(/^#s3=/);
    expect(readLink(link).document.view.scales).toEqual(bench.view.scales);
    bench.undo();
    expect(bench.view.scales).toBeUndefined();
  });

  it('are absent from a view that has gone back to the usual ones, and its link is of the first version', () => {
    const chosen = { ...defaultView(study), ...scaleChange(defaultView(study), 'activity', { palette: 'jet' }) };
    const back = { ...chosen, ...scaleChange(chosen, 'activity', {}) };
    expect(linkOf({ study, view: { ...back, density: true } })).toBe(linkOf({ study, view: defaultView(study) }));
    expect(linkOf({ study, view: back })).toMatch(/^#s1=/);
    expect(linkOf({ study, view: { ...back, density: false } })).toMatch(/^#s3=/);
  });

  it('are refused where they are none', () => {
    const view = { ...defaultView(study), scales: { activity: { levels: [0, 1, 0.3] } } };
    expect(() => readView(view, study)).toThrow('whole number of steps');
  });
});
