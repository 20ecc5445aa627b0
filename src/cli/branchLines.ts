import type { Model, PointBranch } from '../screening';
import { alignedLines } from './alignedLines';
import { power, signedPower } from './powerText';

/** Coverages that are named. */
const fewest = 0.01;

/** The steady states of a point, one a line; nothing where none were looked for. */
export function branchLines(branches: readonly PointBranch[], { mechanism, reactant }: Model): readonly string[] {
  if (branches.length === 0) return [];
  const { name } = mechanism.externals[reactant];
  const rows = branches.map(({ coverages, turnovers, stability, clean, starts }) => {
    const tof = turnovers.find(({ species }) => species === name)!;
    const covered = coverages
      .filter(({ lnCoverage }) => lnCoverage >= Math.log(fewest))
      .sort((a, b) => b.lnCoverage - a.lnCoverage)
      .map(({ species, lnCoverage }) => `${power(lnCoverage)} ${species}`);
    const full = starts.filter((start) => start !== 'clean').map((start) => `full of ${start}`);
    const from = [...(clean ? ['clean surface'] : []), ...full];
    return [covered.join(', '), signedPower(tof.lnTof, Math.sign(tof.sign) as -1 | 0 | 1), stability, from.join(', ')];
  });
  const stable = branches.filter(({ stability }) => stability === 'stable').length;
  return [
    '',
    stable === 1
      ? '1 stable steady state'
      : `${stable} stable steady states; all above is of the one that a clean surface runs into`,
    ...alignedLines([['coverages', `TOF of ${name} (1/s)`, 'stability', 'ends of'], ...rows]),
  ];
}
