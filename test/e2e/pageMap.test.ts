import { describePage } from './describePage';
import { accessibleFlows } from './flows/accessible';
import { axesFlows } from './flows/axes';
import { branchFlows } from './flows/branches';
import { comparingFlows } from './flows/comparing';
import { conditionFlows } from './flows/conditions';
import { cutFlows } from './flows/cuts';
import { firstMapFlows } from './flows/firstMap';
import { graphicsFlows } from './flows/graphics';
import { historyFlows } from './flows/history';
import { interactingFlows } from './flows/interacting';
import { keyboardFlows } from './flows/keyboard';
import { looksFlows } from './flows/looks';
import { phoneFlows } from './flows/phone';
import { pinFlows } from './flows/pins';
import { pressureFlows } from './flows/pressure';
import { scaleFlows } from './flows/scales';

describePage('the map of the page', {
  'first map': firstMapFlows,
  conditions: conditionFlows,
  axes: axesFlows,
  pins: pinFlows,
  branches: branchFlows,
  comparing: comparingFlows,
  cuts: cutFlows,
  accessible: accessibleFlows,
  keyboard: keyboardFlows,
  history: historyFlows,
  graphics: graphicsFlows,
  interacting: interactingFlows,
  looks: looksFlows,
  phone: phoneFlows,
  pressure: pressureFlows,
  scales: scaleFlows,
});
