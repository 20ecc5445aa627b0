import { afterAll, beforeAll, describe, it } from 'vitest';
import { chromiumHint, chromiumPath } from './chromiumPath';
import { accessibleFlows } from './flows/accessible';
import { axesFlows } from './flows/axes';
import { branchFlows } from './flows/branches';
import { candidateFlows } from './flows/candidates';
import { comparingFlows } from './flows/comparing';
import { conditionFlows } from './flows/conditions';
import { cutFlows } from './flows/cuts';
import { dataFlows } from './flows/data';
import { exportFlows } from './flows/exports';
import { firstMapFlows } from './flows/firstMap';
import { graphicsFlows } from './flows/graphics';
import { historyFlows } from './flows/history';
import { interactingFlows } from './flows/interacting';
import { keyboardFlows } from './flows/keyboard';
import { learningFlows } from './flows/learning';
import { looksFlows } from './flows/looks';
import { offlineFlows } from './flows/offline';
import { phoneFlows } from './flows/phone';
import { pinFlows } from './flows/pins';
import { pressureFlows } from './flows/pressure';
import { rankingFlows } from './flows/ranking';
import { sharingFlows } from './flows/sharing';
import { strangerFlows } from './flows/strangers';
import { uncertaintyFlows } from './flows/uncertainty';
import { closeBrowser, openBrowser } from './pageSession';

const found = chromiumPath() !== null;

describe('the page', () => {
  it('has a Chromium to be tested in', ({ skip }) => {
    if (found) return;
    if (process.env.CI === 'true') throw new Error(chromiumHint());
    console.warn(`${chromiumHint()} The tests of the page are skipped.`);
    skip(chromiumHint());
  });

  describe.skipIf(!found)('in Chromium', () => {
    beforeAll(openBrowser);
    afterAll(closeBrowser);
    describe('first map', firstMapFlows);
    describe('conditions', conditionFlows);
    describe('axes', axesFlows);
    describe('pins', pinFlows);
    describe('candidates', candidateFlows);
    describe('ranking', rankingFlows);
    describe('branches', branchFlows);
    describe('comparing', comparingFlows);
    describe('cuts', cutFlows);
    describe('learning', learningFlows);
    describe('accessible', accessibleFlows);
    describe('keyboard', keyboardFlows);
    describe('history', historyFlows);
    describe('sharing', sharingFlows);
    describe('strangers', strangerFlows);
    describe('data', dataFlows);
    describe('exports', exportFlows);
    describe('uncertainty', uncertaintyFlows);
    describe('graphics', graphicsFlows);
    describe('interacting', interactingFlows);
    describe('offline', offlineFlows);
    describe('looks', looksFlows);
    describe('phone', phoneFlows);
    describe('pressure', pressureFlows);
  });
});
