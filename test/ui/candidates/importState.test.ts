import { expect, it } from 'vitest';
import { embeddedStudy } from '../../../src/study';
import { ImportState } from '../../../src/ui/candidates/importState.svelte';
import { SessionState } from '../../../src/ui/state/sessionState.svelte';
import { defaultView } from '../../../src/ui/state/view';

function sessionOf(): SessionState {
  const study = embeddedStudy('no3rr');
  const documents = [{ study, view: defaultView(study) }] as const;
  return new SessionState({ documents, sheet: null, banner: null, link: 'none' }, () => undefined);
}

it('says what makes a study of a model of another program', async () => {
  const session = sessionOf();
  const imports = new ImportState(session);
  await imports.openFile(new File(['rxn_expressions = []'], 'CO_oxidation.mkm'));
  expect(session.banner?.text).toContain('“sabatier import CO_oxidation.mkm --out CO_oxidation.json”');
  expect(imports.source).toBeNull();
});

it('says why the panel that takes tables could not take one', async () => {
  const session = sessionOf();
  const imports = new ImportState(session);
  imports.taker = () => Promise.reject(new Error('it is no Parquet'));
  imports.offerFile(new File(['PAR1 and no more'], 'mine.parquet'));
  await expect.poll(() => session.banner?.text).toBe('mine.parquet was not opened: it is no Parquet.');
});
