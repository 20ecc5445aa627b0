import { afterAll, beforeAll, describe, it } from 'vitest';
import { chromiumHint, chromiumPath } from './chromiumPath';
import { axesFlows } from './flows/axes';
import { conditionFlows } from './flows/conditions';
import { firstMapFlows } from './flows/firstMap';
import { historyFlows } from './flows/history';
import { keyboardFlows } from './flows/keyboard';
import { pressureFlows } from './flows/pressure';
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
    describe('at first', firstMapFlows);
    describe('conditions', conditionFlows);
    describe('axes', axesFlows);
    describe('keyboard', keyboardFlows);
    describe('history', historyFlows);
    describe('pressure', pressureFlows);
  });
});
