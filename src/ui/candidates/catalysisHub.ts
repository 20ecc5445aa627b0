import { InvalidInput } from '../../base';
import {
  catalysisHubPage,
  catalysisHubQuery,
  catalysisHubUrl,
  type CatalysisHubPage,
  type CatalysisHubSearch,
} from '../../formats';

/** What to tell a person before anything is sent. */
export const catalysisHubNotice =
  'When you press the button, your search words go to api.catalysis-hub.org over the network. Your browser adds what it sends with any request: your network address, its own name and the host of this page. No study, no surfaces and no cookies are sent.';

/** Longest answer that is taken [characters]. */
const longestAnswer = 50_000_000;

/** An answer of Catalysis-Hub; `readSurfaces` reads its text. */
export interface CatalysisHubReply extends CatalysisHubPage {
  readonly text: string;
}

/**
 * Asks Catalysis-Hub over the network. The text of the query is sent to `catalysisHubUrl`, without cookies or referrer. Only to be called when a person presses a button that says so (`catalysisHubNotice`).
 *
 * @throws InvalidInput for a server that cannot be reached, refuses, or answers with something else.
 */
export async function fetchCatalysisHub(
  search: CatalysisHubSearch,
  signal?: AbortSignal,
  fetcher: typeof fetch = fetch,
): Promise<CatalysisHubReply> {
  const body = JSON.stringify({ query: catalysisHubQuery(search) });
  let response: Response;
  try {
    response = await fetcher(catalysisHubUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      ...(signal && { signal }),
    });
  } catch (fault) {
    if (signal?.aborted === true) throw fault;
    throw refused('no answer', 'a connection to api.catalysis-hub.org');
  }
  if (!response.ok) throw refused(`status ${response.status}`, 'an answer with reactions');
  const text = await response.text();
  if (text.length > longestAnswer) throw refused(`${text.length} characters`, `at most ${longestAnswer}`);
  return { text, ...catalysisHubPage(text) };
}

function refused(got: string, expected: string): InvalidInput {
  return new InvalidInput({ name: 'Catalysis-Hub', got, expected });
}
