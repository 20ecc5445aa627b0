import { describe, expect, it } from 'vitest';
import { isolatedResponse } from '../../../src/ui/offline/isolatedResponse';
import { requestRoute } from '../../../src/ui/offline/requestRoute';

describe('requestRoute', () => {
  const scope = 'https://host.org/folder/';
  const files = ['assets/index-abc.js', 'favicon.svg'];
  const route = (
    url: string,
    more: Partial<Parameters<typeof requestRoute>[0]> = {},
  ): ReturnType<typeof requestRoute> =>
    requestRoute({ url, method: 'GET', mode: 'cors', cache: 'default', ...more }, scope, files);

  it.each([
    ['https://host.org/folder/', 'page'],
    ['https://host.org/folder/?a=1', 'page'],
    ['https://host.org/folder/index.html', 'page'],
    ['https://host.org/folder/assets/index-abc.js', 'file'],
    ['https://host.org/folder/assets/of-the-build-before.js', 'file'],
    ['https://host.org/folder/favicon.svg', 'file'],
    ['https://host.org/folder/other.json', 'network'],
    ['https://host.org/elsewhere/', null],
    ['https://other.org/folder/favicon.svg', null],
  ])('%s: %s', (url, expected) => {
    expect(route(url)).toBe(expected);
  });

  it('keeps out of what it cannot answer', () => {
    expect(route(scope, { method: 'POST' })).toBeNull();
    expect(route(scope, { cache: 'only-if-cached' })).toBeNull();
    expect(route(scope, { cache: 'only-if-cached', mode: 'same-origin' })).toBe('page');
  });
});

describe('isolatedResponse', () => {
  it('adds the headers for shared memory and keeps the rest', async () => {
    const given = new Response('text', { status: 201, headers: { 'content-type': 'text/css', etag: 'x' } });
    const answer = isolatedResponse(given);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'text/css',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      etag: 'x',
    });
    expect([answer.status, await answer.text()]).toEqual([201, 'text']);
  });

  it('takes answers without a body, and leaves alone what it may not look into', () => {
    expect(isolatedResponse(new Response(null, { status: 304 })).status).toBe(304);
    const opaque = Response.error();
    expect(isolatedResponse(opaque)).toBe(opaque);
  });
});
