import { describe, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { keptLabels } from '../../src/ui/state/keptLabels';
import { openingSession } from '../../src/ui/state/session';
import { SessionState } from '../../src/ui/state/sessionState.svelte';
import { mostKept, StudyShelf, type ShelfStore } from '../../src/ui/state/studyShelf.svelte';
import { defaultView } from '../../src/ui/state/view';

const study = embeddedStudy('her');
const edited = (title: string) => ({ study: { ...study, title }, view: { ...defaultView(study), show: 'winner' } });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What two shelves of one browser share. */
function memory(): ShelfStore {
  let kept: unknown;
  return {
    read: () => Promise.resolve(kept),
    change: (next) => {
      kept = plain(next(kept));
      return Promise.resolve();
    },
  };
}

describe('StudyShelf', () => {
  it('gives back an edited study with its view, in later visits too', async () => {
    const store = memory();
    const said = await new StudyShelf(store).put(edited('Mine'), 'a');
    expect(said).toMatch(/edited is kept; the list of studies brings it back\.$/);
    const later = new StudyShelf(store);
    await later.load();
    expect(plain(await later.documentOf('a'))).toEqual(plain(edited('Mine')));
    expect(later.others('a')).toEqual([]);
    await later.forget('a');
    await later.load();
    expect(later.kept).toEqual([]);
  });

  it('keeps no study that ships with the page, whatever its view', async () => {
    const shelf = new StudyShelf(memory());
    expect(await shelf.put({ ...edited('x'), study }, 'a')).toBeNull();
    expect(shelf.kept).toEqual([]);
  });

  it('keeps the newest version of a sheet and does not lose what another tab keeps', async () => {
    const store = memory();
    const [one, other] = [new StudyShelf(store), new StudyShelf(store)];
    await one.put(edited('First'), 'a');
    await other.put(edited('Theirs'), 'b');
    await one.put(edited('Second'), 'a');
    const later = new StudyShelf(store);
    await later.load();
    expect(later.kept.map(({ sheet }) => sheet)).toEqual(['a', 'b']);
    expect((await later.documentOf('a'))?.study.title).toBe('Second');
  });

  it('lets the oldest go and says so', async () => {
    const shelf = new StudyShelf(memory());
    for (let i = 0; i < mostKept; i++) await shelf.put(edited(`Study ${i}`), `s${i}`);
    expect(await shelf.put(edited('One more'), 'more')).toContain(`${mostKept} are kept, so the oldest`);
    expect(shelf.kept.map(({ sheet }) => sheet)).toEqual(['more', 's5', 's4', 's3', 's2', 's1']);
  });
});

it('keptLabels numbers what reads the same', () => {
  const kept = ['A, edited', 'B', 'A, edited'].map((label, i) => ({ sheet: `s${i}`, label, text: '' }));
  expect(keptLabels(kept)).toEqual(['A, edited (2)', 'B', 'A, edited']);
  expect(keptLabels(kept, 'A, edited')).toEqual(['A, edited (3)', 'B', 'A, edited (2)']);
});

it('a draft goes on with the sheet of its visit', async () => {
  const drafts: string[] = [];
  const first = new SessionState(await openingSession('', null), (text) => void drafts.push(text));
  first.workbench.edit({ title: 'Mine' });
  first.keepNow();
  const later = new SessionState(await openingSession('', drafts.at(-1) ?? null), () => undefined);
  expect(later.workbench.study.title).toBe('Mine');
  expect(later.workbench.sheet).toBe(first.workbench.sheet);
  first.openStudy(study);
  expect(first.workbench.sheet).not.toBe(later.workbench.sheet);
  first.workbench.undo();
  expect(first.workbench.sheet).toBe(later.workbench.sheet);
});
