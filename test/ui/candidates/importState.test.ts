import { expect, it } from 'vitest';
import { embeddedStudy } from '../../../src/study';
import { ImportState } from '../../../src/ui/candidates/importState.svelte';
import { SessionState } from '../../../src/ui/state/sessionState.svelte';
import { defaultView } from '../../../src/ui/state/view';

it('says why the panel that takes tables could not take one', async () => {
  const study = embeddedStudy('no3rr');
  const documents = [{ study, view: defaultView(study) }] as const;
  const session = new SessionState({ documents, sheet: null, banner: null, link: 'none' }, () => undefined);
  const imports = new ImportState(session);
  imports.taker = () => Promise.reject(new Error('it is no Parquet'));
  imports.offerFile(new File(['PAR1 and no more'], 'mine.parquet'));
  await expect.poll(() => session.banner?.text).toBe('mine.parquet was not opened: it is no Parquet.');
});
