import { describePage } from './describePage';
import { candidateFlows } from './flows/candidates';
import { dataFlows } from './flows/data';
import { exportFlows } from './flows/exports';
import { learningFlows } from './flows/learning';
import { offlineFlows } from './flows/offline';
import { rankingFlows } from './flows/ranking';
import { refusalFlows } from './flows/refusals';
import { sharingFlows } from './flows/sharing';
import { strangerFlows } from './flows/strangers';
import { uncertaintyFlows } from './flows/uncertainty';

describePage('files, links and panels of the page', {
  candidates: candidateFlows,
  ranking: rankingFlows,
  learning: learningFlows,
  sharing: sharingFlows,
  strangers: strangerFlows,
  data: dataFlows,
  exports: exportFlows,
  uncertainty: uncertaintyFlows,
  offline: offlineFlows,
  refusals: refusalFlows,
});
