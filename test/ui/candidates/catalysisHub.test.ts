import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalysisHubQuery, catalysisHubUrl } from '../../../src/formats';
import { fetchCatalysisHub } from '../../../src/ui/candidates/catalysisHub';
import { fileKind } from '../../../src/ui/candidates/surfaceSource';

const search = { adsorbate: 'N', pubId: 'MamunHighT2019' };
const answer =
  (body: string, status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));
const good = '{"data":{"reactions":{"totalCount":7,"pageInfo":{"hasNextPage":false,"endCursor":"z"},"edges":[]}}}';

describe('fetchCatalysisHub', () => {
  it('sends the query alone, without cookies or referrer, to the one host that the page allows', async () => {
    const calls: [string, RequestInit][] = [];
    const fetcher = ((url: string, init: RequestInit) => {
      calls.push([url, init]);
      return answer(good)(url, init);
    }) as typeof fetch;
    expect(await fetchCatalysisHub(search, undefined, fetcher)).toEqual({ text: good, total: 7, next: null });
    const [[url, init]] = calls;
    expect(url).toBe(catalysisHubUrl);
    expect(JSON.parse(init.body as string)).toEqual({ query: catalysisHubQuery(search) });
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' });
    const policy = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
    expect(policy).toContain(`connect-src 'self' ${new URL(catalysisHubUrl).origin};`);
  });

  it.each<[string, typeof fetch]>([
    ['got "no answer", expected a connection to api.catalysis-hub.org', () => Promise.reject(new TypeError('failed'))],
    ['got "status 500"', answer('', 500)],
    ['got "another answer"', answer('<html>')],
    ['got "Cannot query field"', answer('{"errors":[{"message":"Cannot query field"}]}')],
  ])('fails with one line: %s', async (message, fetcher) => {
    await expect(fetchCatalysisHub(search, undefined, fetcher)).rejects.toThrow(message);
  });

  it('stops when told', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const fetcher: typeof fetch = (_, init) => Promise.reject(init!.signal!.reason as Error);
    await expect(fetchCatalysisHub(search, stop.signal, fetcher)).rejects.toThrow('enough');
  });
});

describe('fileKind', () => {
  it.each([
    ['{"1": {\n "cell": []}}', 'table'],
    [good, 'table'],
    ['[{"E_O": -4}]', 'table'],
    ['{"sabatier": 1, "id": "x"}', 'study'],
  ])('of JSON is told by its beginning: %s', async (text, kind) => {
    expect(await fileKind(new File([text], 'a.json', { type: 'application/json' }))).toBe(kind);
  });
});
