import type { CompiledMechanism } from '../../mechanism';
import { CoverageRates } from '../coverageRates';
import { evaluateProgram, firstMask } from '../evaluateProgram';
import { converged, masked, notFinite, type Batch, type Solutions } from '../kernel';
import { exchangesSites } from '../exchangesSites';
import { NetRates, type NetRate } from '../netRates';
import { storeShares } from '../storeShares';
import { findBranches } from './branches';
import { isSplit, reachable, recurrent, type Reach } from './reachable';
import { rateSensitivities } from './sensitivity';
import { ReducedBalance } from './reducedBalance';
import { SiteBalance } from './siteBalance';
import { solveFixedPoint } from './fixedPoint';
import { relax, transient } from './transient';

/** The part of a mechanism that takes part at some points. */
interface Participants {
  readonly balance: SiteBalance;
  readonly reduced: ReducedBalance;
  readonly net: NetRates;
  /** True when the states fall apart into classes that do not communicate. */
  readonly split: boolean;
}

/** Solves the points of one batch, one at a time, into its solutions. */
export class PointSolver {
  private readonly mechanism: CompiledMechanism;
  private readonly balances = new Map<string, Participants>();
  private readonly lnK: Float64Array;
  private readonly piece: Int32Array;
  /** 1 for variables that are ln activities. */
  private readonly logarithmic: Uint8Array;
  private readonly coverageRates: CoverageRates | null;

  constructor(
    private readonly batch: Batch,
    private readonly out: Solutions,
  ) {
    this.mechanism = batch.mechanism;
    this.lnK = new Float64Array(2 * batch.mechanism.steps.length);
    this.piece = new Int32Array(this.lnK.length);
    const { mechanism, program } = batch;
    const { interactions } = program;
    this.coverageRates = interactions === null ? null : new CoverageRates(mechanism, program, interactions);
    this.logarithmic = Uint8Array.from(batch.program.variables, (name) => (name.startsWith('ln a_') ? 1 : 0));
  }

  solve(p: number): void {
    const { batch, out, lnK } = this;
    const at = p * batch.program.variables.length;
    const mask = firstMask(batch.program, batch.x, at);
    if (mask >= 0) {
      out.status[p] = masked;
      out.mask[p] = mask;
      return;
    }
    evaluateProgram(batch.program, batch.x, at, lnK, this.piece);
    this.coverageRates?.setPoint(batch.x, at);
    if (!this.finiteInput(at) || !belowInfinity(lnK)) {
      out.status[p] = notFinite;
      return;
    }
    if (batch.time === Infinity) this.solveSteady(p);
    else this.solveTransient(p);
  }

  /** Variables must be finite; ln a of an absent species is -Infinity. */
  private finiteInput(at: number): boolean {
    const { x } = this.batch;
    for (let v = 0; v < this.logarithmic.length; v++) {
      if (!Number.isFinite(x[at + v]) && !(this.logarithmic[v] === 1 && x[at + v] === -Infinity)) return false;
    }
    return true;
  }

  private solveSteady(p: number): void {
    const { batch, out } = this;
    const { quick = false } = batch;
    const { balance, reduced, net, split } = this.balanceFor(true);
    balance.setRates(this.lnK);
    const u = new Float64Array(balance.n);
    this.startFrom(p, balance, u);
    let { converged: met, iterations } = split
      ? { converged: false, iterations: 0 }
      : solveFixedPoint(balance, u, { rounds: quick ? 1 : 4, stopAt: null });
    if (!met && (split || !quick)) {
      const again = relax(balance, u);
      met = again.converged;
      iterations += again.iterations;
    }
    const exchanging = !split && !balance.interacting && exchangesSites(this.mechanism);
    const isSharp = (): boolean => !exchanging || reduced.imbalance(u) <= sharpLimit || sharpen(balance, reduced, u);
    met &&= isSharp();
    if (met && !split && out.branches !== null) {
      const branches = findBranches(balance, u, batch.branches ?? 'clean');
      iterations += branches.iterations;
      out.branches[p] = branches.count;
    }
    out.iterations[p] = iterations;
    if (!met || !isSharp()) return;
    const residual = balance.imbalance(u);
    if (!(residual <= residualLimit)) return;
    out.residual[p] = residual;
    out.status[p] = converged;
    const tofs = net.at(balance.lnRate, null);
    this.store(p, balance, u, tofs);
    if (batch.derivatives) this.storeDerivatives(p, balance, u, tofs, exchanging ? reduced : null);
  }

  private solveTransient(p: number): void {
    const { balance, net } = this.balanceFor(false);
    balance.setRates(this.lnK);
    const end = transient(balance, this.batch.time);
    this.out.iterations[p] = end.iterations;
    if (!end.converged) return;
    this.out.residual[p] = end.error;
    this.out.status[p] = converged;
    this.store(p, balance, end.u, net.at(balance.lnRate, end.drift));
  }

  private startFrom(p: number, balance: SiteBalance, u: Float64Array): void {
    const { start, mechanism } = this.batch;
    balance.uniform(u);
    if (start === null) return;
    const from = balance.states.map((s) => start[p * mechanism.states.length + s] + Math.log(mechanism.denticity[s]));
    if (from.every(Number.isFinite)) u.set(from);
  }

  /** The balance of the states that take part at the current rate constants, made once per pattern of vanishing ones. */
  private balanceFor(steady: boolean): Participants {
    let key = '';
    for (let d = 0; d < this.lnK.length; d++) if (this.lnK[d] === -Infinity) key += `${d} `;
    const known = this.balances.get(key);
    if (known !== undefined) return known;
    const all = reachable(this.mechanism, this.lnK);
    const reach: Reach = steady ? recurrent(this.mechanism, all) : all;
    const split = steady && isSplit(this.mechanism, reach);
    const used = split ? all : reach;
    const balance = new SiteBalance(this.mechanism, used, this.coverageRates);
    const made = {
      balance,
      reduced: new ReducedBalance(balance),
      net: new NetRates(this.mechanism, used.directed),
      split,
    };
    this.balances.set(key, made);
    return made;
  }

  private store(p: number, balance: SiteBalance, u: Float64Array, tofs: readonly NetRate[]): void {
    const { mechanism, out } = this;
    const first = p * mechanism.states.length;
    out.lnCoverage.fill(-Infinity, first, first + mechanism.states.length);
    balance.states.forEach((s, i) => (out.lnCoverage[first + s] = u[i] - Math.log(mechanism.denticity[s])));
    tofs.forEach((tof, x) => {
      out.lnTof[p * tofs.length + x] = tof.lnMagnitude;
      out.tofSign[p * tofs.length + x] = tof.sign;
    });
    storeShares(this.batch, p, out);
  }

  private storeDerivatives(
    p: number,
    balance: SiteBalance,
    u: Float64Array,
    tofs: readonly NetRate[],
    reduced: ReducedBalance | null,
  ): void {
    const { mechanism, program } = this.batch;
    const byRate = rateSensitivities(balance, u, tofs, reduced?.tangent(u) ?? null);
    if (byRate === null) return;
    const steps = mechanism.steps.length;
    const directed = 2 * steps;
    const stride = program.variables.length + 1;
    const control = this.out.rateControl!;
    const response = this.out.response!;
    const slopes = Array.from({ length: stride }, (_, v) => this.slopes(p, v));
    tofs.forEach((_, x) => {
      const row = p * tofs.length + x;
      for (let j = 0; j < steps; j++) {
        control[row * steps + j] = byRate[x * directed + 2 * j] + byRate[x * directed + 2 * j + 1];
      }
      for (let v = 0; v < stride; v++) {
        let sum = 0;
        for (let d = 0; d < directed; d++) {
          const sensitivity = byRate[x * directed + d];
          if (sensitivity !== 0) sum += sensitivity * slopes[v][d];
        }
        response[row * stride + v] = sum;
      }
    });
  }

  /** d ln k / d variable v at the coverages, or per kelvin for the last v. [directed] */
  private slopes(p: number, v: number): Float64Array {
    const { coverageRates } = this;
    const pieces = coverageRates?.pieces ?? this.piece;
    const clean = Float64Array.from(pieces, (piece) => this.cleanSlope(p, piece, v));
    if (coverageRates === null) return clean;
    const added = coverageRates.variableSlopes(v);
    return clean.map((value, d) => value + added[d]);
  }

  /** d / d variable v of a piece of the rate program, or per kelvin for the last v. */
  private cleanSlope(p: number, piece: number, v: number): number {
    const { program, x } = this.batch;
    const variables = program.variables.length;
    const row = piece * (variables + 1);
    if (v < variables) return program.pieces[row + v];
    let sum = program.piecesPerKelvin[row + variables];
    for (let w = 0; w < variables; w++) {
      const c = program.piecesPerKelvin[row + w];
      if (c !== 0) sum += c * x[p * variables + w];
    }
    return sum;
  }
}

/**
 * Newton on the reduced balances, from `u` and where that does not get there from the way of the clean surface: something is
 * slow by 1e9 and more against a step in quasi-equilibrium. False when it does not end.
 */
function sharpen(balance: SiteBalance, reduced: ReducedBalance, u: Float64Array): boolean {
  const better = u.slice();
  if (reduced.newton(better, 30)) {
    u.set(better);
    return true;
  }
  return relax(balance, u).converged;
}

/** False for NaN and Infinity; -Infinity is a rate constant of zero. */
function belowInfinity(lnK: Float64Array): boolean {
  for (let d = 0; d < lnK.length; d++) if (!(lnK[d] < Infinity)) return false;
  return true;
}

/** A relative imbalance above this is not called converged, whatever the iteration says. */
const residualLimit = 1e-9;

/** Residual of a reduced balance above which the solution is made sharper. */
const sharpLimit = 1e-10;
