import { describe, expect, it } from 'vitest';
import type { CatalysisHubSearch } from '../../../src/formats';
import { embeddedStudy } from '../../../src/study';
import { descriptorAdsorbates, HubSearch } from '../../../src/ui/candidates/hubSearch.svelte';
import type { SurfaceSource } from '../../../src/ui/candidates/surfaceSource';

const words = { adsorbates: 'O, N', surface: '', facet: '', pubId: '' };

function searching(pages: Readonly<Record<string, number>>): {
  readonly search: HubSearch;
  readonly asked: CatalysisHubSearch[];
  readonly taken: SurfaceSource[];
} {
  const asked: CatalysisHubSearch[] = [];
  const taken: SurfaceSource[] = [];
  const search = new HubSearch(
    (source) => taken.push(source),
    (wanted) => {
      asked.push(wanted);
      const count = pages[wanted.adsorbate ?? ''] ?? 0;
      const at = Number(wanted.after ?? 1);
      if (count === 0) return Promise.reject(new Error('invalid Catalysis-Hub: got no answer'));
      const next = at < count ? String(at + 1) : null;
      return Promise.resolve({ text: `{"${wanted.adsorbate}":${at}}`, total: 500 * count, next });
    },
  );
  return { search, asked, taken };
}

describe('a search of Catalysis-Hub', () => {
  it('asks for each adsorbate, page by page, and hands over all answers together', async () => {
    const { search, asked, taken } = searching({ O: 2, N: 1 });
    expect(asked).toEqual([]);
    await search.fetch(words);
    expect(asked.map(({ adsorbate, after }) => `${adsorbate} ${after ?? ''}`)).toEqual(['O ', 'O 2', 'N ']);
    expect(taken).toEqual([{ name: 'Catalysis-Hub', content: '[{"O":1},{"O":2},{"N":1}]' }]);
    expect([search.busy, search.fault, search.note]).toEqual([false, null, null]);
  });

  it('says what it leaves out of very many', async () => {
    const { search, asked } = searching({ O: 9 });
    await search.fetch({ ...words, adsorbates: 'O' });
    expect(asked).toHaveLength(4);
    expect(search.note).toBe('The first 2,000 of 4,500 reactions of O were fetched; narrow the search for others.');
  });

  it('takes nothing when a question fails, and says so in one line', async () => {
    const { search, taken } = searching({ O: 1 });
    await search.fetch(words);
    expect([search.fault, taken, search.busy]).toEqual(['invalid Catalysis-Hub: got no answer', [], false]);
  });

  it('counts the reactions of a last page that is not full', async () => {
    const { search } = searching({ O: 1.2 });
    await search.fetch({ ...words, adsorbates: 'O' });
    expect(search.got).toBe(600);
  });

  it('hands nothing over once it is cancelled, though the answer is there', async () => {
    const { search, taken } = searching({ O: 1 });
    const done = search.fetch({ ...words, adsorbates: 'O' });
    search.cancel();
    await done;
    expect([taken, search.fault, search.busy]).toEqual([[], null, false]);
  });

  it('proposes the adsorbates of a study, keeps what was typed through its edits, and ends with it', async () => {
    const nitrate = embeddedStudy('no3rr');
    const { search, taken } = searching({ O: 1 });
    search.follow(nitrate);
    expect(search.adsorbates).toBe('O, N');
    search.adsorbates = 'O';
    search.follow({ id: nitrate.id, descriptors: [...nitrate.descriptors] });
    expect(search.adsorbates).toBe('O');
    const done = search.fetch({ ...words, adsorbates: search.adsorbates });
    search.follow(embeddedStudy('co-oxidation'));
    expect(search.adsorbates).toBe('O, CO');
    await done;
    expect([taken, search.fault, search.busy]).toEqual([[], null, false]);
  });

  it('knows what the descriptors of a study are energies of', () => {
    expect(descriptorAdsorbates(embeddedStudy('no3rr'))).toBe('O, N');
  });
});
