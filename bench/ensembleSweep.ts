import { openBackend } from '../src/cli/backends';
import { parseThresholds } from '../src/cli/ensembleOptions';
import { computeEnsembleMap, interactsIn, makeAxis, modelOf, type Axis, type Ensemble } from '../src/screening';
import { embeddedStudy, parseStudy } from '../src/study';

/**
 * Compares backends on the same members of an ensemble of nitrate maps: npm run ensemble:sweep -- [--backends wasm,cpu]
 * [--members 60] [--grid 100x100] [--seed 1]. Ends with 1 when a probability differs by more than 0.005
 * and by more than one member. The uncertainty
 * is an assumption made to compare backends with: 0.1 eV for barriers and adsorbates.
 */
const usual = { backends: 'wasm,cpu', members: '60', grid: '100x100', seed: '1' };
const allowed = (members: number): number => Math.max(0.005, 1.5 / members);

const options = { ...usual };
for (let i = 2; i < process.argv.length; i++) {
  const name = process.argv[i].replace(/^--/, '');
  if (name in options) options[name as keyof typeof usual] = process.argv[++i];
}
const members = Number(options.members);
const study = parseStudy(
  {
    ...embeddedStudy('no3rr'),
    uncertainty: { basis: 'assumed, to compare backends', sigma: { barrier: 0.1, energy: 0.1 } },
  },
  'sweep',
);
const model = modelOf(study);
const sides = options.grid.split('x').map(Number);
const axes = study.descriptors.map((d, i) => makeAxis(model, d.name, d.range, sides[i])) as [Axis, Axis];
const thresholds = parseThresholds(['1e-15', 'NH3=1e-12', 'N2=1e-9'], model);

async function ensembleOn(name: string): Promise<Ensemble> {
  const work = { points: sides[0] * sides[1] * members, time: Infinity, interactions: interactsIn(study) };
  const { kernel, close } = await openBackend(name, work, 0);
  const begin = performance.now();
  let told = begin;
  const { ensemble } = await computeEnsembleMap(study, ...axes, {}, {
    kernel,
    members,
    seed: Number(options.seed),
    thresholds,
    onProgress(done) {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.log(`  ${name}: ${done} of ${members} members`);
    },
  }); // prettier-ignore
  await close();
  const seconds = (performance.now() - begin) / 1000;
  console.log(
    `${name}: ${members} members on ${options.grid} in ${seconds.toFixed(1)} s, ${(members / seconds).toPrecision(3)} members/s`,
  );
  return ensemble;
}

/** Largest difference of counts over the members solved, over all pixels that half of the members solve. */
function probabilityGap(a: Ensemble, b: Ensemble, key: 'wins' | 'exceeded' | 'formed'): number {
  const width = a[key].length / a.solved.length;
  let worst = 0;
  a.solved.forEach((solved, p) => {
    if (2 * solved < members) return;
    for (let i = p * width; i < (p + 1) * width; i++) {
      const gap = Math.abs(a[key][i] / solved - b[key][i] / b.solved[p]);
      worst = Number.isNaN(gap) ? Infinity : Math.max(worst, gap);
    }
  });
  return worst;
}

/** Largest difference of a statistic of the products that form at such pixels, and the share of them above 1e-9. */
function statisticGap(a: Ensemble, b: Ensemble, key: 'mean' | 'spread'): string {
  let [worst, above, total] = [0, 0, 0];
  a[key].forEach((value, i) => {
    const p = Math.floor(i / a.species.length);
    if (2 * a.solved[p] < members || a.formed[i] < 2 || b.formed[i] !== a.formed[i]) return;
    const gap = Math.abs(value - b[key][i]);
    total++;
    if (!(gap <= 1e-9)) above++;
    worst = Math.max(worst, gap);
  });
  return `${worst.toExponential(1)} at most, ${above} of ${total} above 1e-9`;
}

const names = options.backends.split(',');
const reference = await ensembleOn(names[0]);
const sum = (counts: Uint32Array): number => counts.reduce((total, n) => total + n, 0);
console.log(`  ${sum(reference.solved)} solved, ${sum(reference.masked)} masked, ${sum(reference.failed)} failed`);
for (const name of names.slice(1)) {
  const other = await ensembleOn(name);
  const gaps = (['wins', 'exceeded', 'formed'] as const).map(
    (key) => [key, probabilityGap(reference, other, key)] as const,
  );
  console.log(`  failed solutions: ${sum(reference.failed)} and ${sum(other.failed)}`);
  const apart = reference.solved.filter((n, p) => n !== other.solved[p]).length;
  console.log(`${name} against ${names[0]}:`);
  for (const [key, gap] of gaps) console.log(`  probabilities (${key}): ${gap.toPrecision(3)} apart at most`);
  console.log(`  pixels with other numbers of solved members: ${apart}`);
  console.log(`  mean of log10 TOF: ${statisticGap(reference, other, 'mean')}`);
  console.log(`  standard deviation: ${statisticGap(reference, other, 'spread')}`);
  if (gaps.some(([, gap]) => !(gap <= allowed(members)))) process.exitCode = 1;
}
