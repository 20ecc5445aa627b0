/**
 * A response with the headers that let the page share memory between its workers, for hosts that do not send them. What
 * a page may not look into (an opaque response or redirect) stays as it is.
 */
export function isolatedResponse(response: Response): Response {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
