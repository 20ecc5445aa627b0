import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { evaluatePoints } from '../../src/screening/evaluatePoints';
import { cpuKernel } from '../../src/kinetics';
it('ref', async () => {
  const ref = JSON.parse(readFileSync('/work/shared/reference/no3rr-steady-states.json','utf8'));
  const study = embeddedStudy('no3rr');
  const pts = ref.points;
  const col = (f: (p: any) => number) => Float64Array.from(pts, f);
  const table = { count: pts.length, columns: new Map([['E_O', col(p=>-p.E_O/96.485)],['E_N', col(p=>-p.E_N/96.485)],['U', col(p=>p.U_RHE)],['T',col(p=>p.T)],['a_NO3-',col(p=>p.a_NO3)]]) };
  const t0=performance.now();
  const ev = await evaluatePoints(study, table, {}, { kernel: cpuKernel, derivatives: true });
  console.log('ms', performance.now()-t0);
  const m = ev.model.mechanism; const S=ev.solutions;
  let w=0, wt=0, wx=0;
  pts.forEach((p: any, i: number) => {
    if (S.status[i]!==0) console.log('status', i, S.status[i], S.residual[i], S.iterations[i]);
    m.states.forEach((s,k) => { w=Math.max(w, Math.abs(S.lnCoverage[i*m.states.length+k]-Math.log(Number(p.coverages[s.name])))); });
    m.externals.forEach((s,k) => { if (p.tof[s.name]===undefined) return; const d=Math.abs(S.lnTof[i*m.externals.length+k]-Math.log(Math.abs(Number(p.tof[s.name])))); if(!(d<1e-9)) console.log(i,s.name,d, S.tofSign[i*m.externals.length+k], p.tof[s.name]); wt=Math.max(wt,d); });
    Object.values(p.drc ?? {}).forEach((by: any, j) => { for (const [x,v] of Object.entries(by)) { const k=m.externals.findIndex(s=>s.name===x); const d=Math.abs(S.rateControl![(i*m.externals.length+k)*m.steps.length+j]-Number(v)); wx=Math.max(wx,d); } });
  });
  console.log('max dlnθ', w, 'dlnTOF', wt, 'dX', wx, 'res', Math.max(...S.residual), 'it', Math.max(...S.iterations));
});
