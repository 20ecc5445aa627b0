import { faultText } from '../../base';
import { converged, masked } from '../../kinetics';
import { evaluateCandidates, log10Size, tofWay, winner, type Evaluation } from '../../screening';
import type { Candidate, Study } from '../../study';
import type { Engine } from '../state/engine';
import { NewestOnly } from '../state/newestOnly';
import type { View } from '../state/view';
import { engineSettings, type WorkbenchDocument } from '../state/workbench.svelte';
import { placesOf, type CandidateOutcome } from './candidateRows';

/** More surfaces than this are solved in workers. */
const mostHere = 500;
/** So are those after an answer that took longer [ms]: at 2 K a surface takes hundreds of times as long as at 300 K. */
const longHere_ms = 50;
/** Rest between two answers while something moves [ms]: solving and drawing the table costs as much as a map. */
const rest_ms = 250;

/** Follows what the study's surfaces do at the present conditions. */
export class CandidateRunner {
  /** What went wrong with the newest request, one sentence. */
  fault = $state.raw<string | null>(null);
  private solved = $state.raw<{ readonly candidates: readonly Candidate[]; readonly evaluation: Evaluation } | null>(
    null,
  );
  /** Place of each surface in what was solved, while the list has changed since. */
  private readonly places = $derived(placesOf(this.solved?.candidates ?? []));
  private readonly newest = new NewestOnly<WorkbenchDocument>((document) => this.follow(document));
  private took_ms = 0;
  private asked: { readonly study: Study; readonly settings: View['settings'] } | null = null;

  constructor(private readonly engine: Engine) {}

  /** Computes the surfaces of this document, the newest request only. */
  request(document: WorkbenchDocument): void {
    if (this.asked?.study === document.study && this.asked.settings === document.view.settings) return;
    this.asked = { study: document.study, settings: document.view.settings };
    this.newest.ask(document);
  }

  /** What is known of a surface, now or from before the last edit; null while it is not. */
  outcomeOf(study: Study, candidate: Candidate, index: number): CandidateOutcome | null {
    if (this.solved === null) return null;
    const { candidates, evaluation } = this.solved;
    const p = candidates === study.candidates ? index : this.places.get(candidate);
    if (p === undefined) return null;
    const { solutions, model } = evaluation;
    const status = solutions.status[p];
    if (status !== converged) {
      return { state: status === masked ? 'masked' : 'failed', log10Tof: NaN, way: 'unsolved', winner: null };
    }
    const won = winner(evaluation, p).index;
    return {
      state: 'solved',
      log10Tof: log10Size(evaluation, p, model.reactant),
      way: tofWay(evaluation, p, model.reactant),
      winner: won < 0 ? null : model.mechanism.externals[model.products[won]].name,
    };
  }

  private async follow(document: WorkbenchDocument): Promise<void> {
    try {
      await this.compute(document);
      this.fault = null;
    } catch (error) {
      this.fault = faultText(error);
    }
    await new Promise((resolve) => setTimeout(resolve, rest_ms));
  }

  private async compute({ study, view }: WorkbenchDocument): Promise<void> {
    const { candidates } = study;
    if (candidates.length === 0) {
      this.solved = null;
      return;
    }
    const here = candidates.length <= mostHere && this.took_ms <= longHere_ms;
    // The list has just been drawn: this thread does one thing at a time.
    if (candidates.length > mostHere) await new Promise((resolve) => setTimeout(resolve, 0));
    const start = performance.now();
    const kernel = here ? this.engine.local : this.engine.kernel;
    const evaluation = await evaluateCandidates(study, engineSettings(view.settings), { kernel });
    this.took_ms = performance.now() - start;
    this.solved = { candidates, evaluation };
  }
}
