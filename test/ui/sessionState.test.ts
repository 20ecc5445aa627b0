import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { linkOf } from '../../src/ui/state/links';
import { openingSession, readDraft } from '../../src/ui/state/session';
import { SessionState } from '../../src/ui/state/sessionState.svelte';
import { defaultView } from '../../src/ui/state/view';

const study = embeddedStudy('no3rr');
const sent = { study: { ...study, title: 'Sent' }, view: { ...defaultView(study), show: 'winner' } };
const saveDraft = vi.fn<(text: string) => void>();
const kept = (): Promise<unknown[]> => Promise.all(saveDraft.mock.calls.map(([text]) => readDraft(text)));
/** A document as JSON keeps it, without negative zeros. */
const plain = (document: unknown): unknown => JSON.parse(JSON.stringify([document]));
const opened = async (hash: string): Promise<SessionState> =>
  new SessionState(await openingSession(hash, null), saveDraft);

beforeEach(() => {
  vi.useFakeTimers();
  saveDraft.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('the draft', () => {
  it('is written once, 300 ms after the last change', async () => {
    const session = await opened('');
    session.keep(session.workbench.document);
    for (const U of [-0.1, -0.2, -0.3]) {
      session.workbench.set('U_RHE', U);
      session.keep(session.workbench.document);
      vi.advanceTimersByTime(200);
    }
    expect(saveDraft).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    vi.advanceTimersByTime(10_000);
    expect(await kept()).toEqual(plain(session.workbench.document));
  });

  it('is written at once when the page is left, and not again', async () => {
    const session = await opened('');
    session.workbench.set('T', 350);
    session.keep(session.workbench.document);
    session.keepNow();
    session.keepNow();
    vi.advanceTimersByTime(10_000);
    expect(await kept()).toEqual(plain(session.workbench.document));
  });

  it('of very many surfaces is written in portions, and left alone when there is a newer document', async () => {
    vi.useRealTimers();
    const session = await opened('');
    const surfaces = (count: number): typeof study.candidates =>
      Array.from({ length: count }, (_, i) => ({ name: `S"${i}`, values: { E_O: -5 - i / 1e4, E_N: -5 } }));
    for (const count of [4100, 4200]) {
      session.workbench.edit({ candidates: surfaces(count) });
      session.keep(session.workbench.document);
      await vi.waitFor(() => expect(saveDraft).toHaveBeenCalledTimes(count === 4100 ? 0 : 1), { timeout: 2000 });
      if (count === 4100) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(await kept()).toEqual(plain(session.workbench.document));
  });

  it('is that of a link as soon as it is open, so that the address can forget it', async () => {
    const session = await opened(linkOf(sent));
    expect(await kept()).toEqual(plain(sent));
    expect(session.workbench.canUndo).toBe(false);
  });
});

describe('what comes in', () => {
  it('by link replaces the document, which undo brings back', async () => {
    const session = await opened('');
    await session.openLink(linkOf(sent));
    expect(session.workbench.document).toEqual(sent);
    session.workbench.undo();
    expect(session.workbench.study).toEqual(study);
  });

  it('and cannot be read leaves the document and a sentence', async () => {
    const session = await opened('');
    const before = session.workbench.document;
    await session.openLink('#s1=AAAA');
    expect(session.banner?.text).toContain('damaged');
    await session.openFile(new File(['{'], 'broken.json'));
    expect(session.banner?.text).toMatch(/^broken\.json was not opened: /);
    await session.openLink('#top');
    expect(session.workbench.document).toBe(before);
    await session.openFile(new File([JSON.stringify(study)], 'good.json'));
    expect(session.banner).toBeNull();
  });
});
