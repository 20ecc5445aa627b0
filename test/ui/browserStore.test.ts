import { afterEach, describe, expect, it, vi } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { heldTable, holdTable } from '../../src/ui/data/heldTables';
import { registerOffline } from '../../src/ui/offline/registerOffline';
import { rankFiles } from '../../src/ui/ranking/rankFiles';
import { loadDraft, saveDraft } from '../../src/ui/state/sessionDraft';
import { StudyShelf } from '../../src/ui/state/studyShelf.svelte';
import { defaultView } from '../../src/ui/state/view';

const refusal = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
/** A global that throws as soon as it is asked for. */
function refuse(...names: readonly string[]): void {
  for (const name of names) {
    vi.stubGlobal(name, undefined);
    Object.defineProperty(globalThis, name, { configurable: true, get: refusal });
  }
}

describe.each([
  ['indexedDB throws', () => refuse('indexedDB', 'sessionStorage')],
  [
    'indexedDB.open throws',
    () => {
      refuse('sessionStorage');
      vi.stubGlobal('indexedDB', { open: refusal });
    },
  ],
])('where %s', (_, prepare) => {
  afterEach(() => vi.unstubAllGlobals());

  it('there is no draft, and what is kept is kept for this visit alone', async () => {
    prepare();
    expect(await loadDraft()).toBeNull();
    expect(() => saveDraft('text', true)).not.toThrow();
    expect(() => rankFiles.save('mine.csv', new Blob(['name\n']))).not.toThrow();
    expect(await rankFiles.load('mine.csv')).toBeNull();
    expect(await heldTable(holdTable('a,b\n'))).toBe('a,b\n');
    const study = { ...embeddedStudy('her'), title: 'Mine' };
    const shelf = new StudyShelf();
    await shelf.load();
    expect(await shelf.put({ study, view: defaultView(study) }, 'a')).toMatch(/is kept/);
    await shelf.forget('a');
    expect(shelf.kept).toEqual([]);
  });
});

describe('where navigator.serviceWorker throws', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  it('the page goes on without a copy for offline use', () => {
    vi.stubEnv('DEV', false);
    vi.stubGlobal('navigator', Object.defineProperty({}, 'serviceWorker', { get: refusal }));
    expect(() => registerOffline({ mayReload: () => true, onUpdate: () => undefined })).not.toThrow();
  });
});
