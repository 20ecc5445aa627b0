import { faultText } from '../../base';
import { computeCut, cutLine, modelOf, type StudyCut } from '../../screening';
import type { Engine } from '../state/engine';
import { NewestOnly } from '../state/newestOnly';
import type { View } from '../state/view';
import { engineSettings, type WorkbenchDocument } from '../state/workbench.svelte';

/** Points of a cut. */
const points = 241;

/** Follows the cut of a document. */
export class CutRunner {
  /** The last cut that could be computed; null before. */
  result = $state.raw<StudyCut | null>(null);
  /** What went wrong with the newest request, one sentence. */
  fault = $state.raw<string | null>(null);
  private readonly newest = new NewestOnly<WorkbenchDocument>((document) => this.follow(document));

  /** @param settingsOf which settings of a view it follows (those of the second map, say). */
  constructor(
    private readonly engine: Engine,
    private readonly settingsOf: (view: View) => View['settings'] = (view) => view.settings,
  ) {}

  /** Computes the cut of this document, the newest request only. */
  request(document: WorkbenchDocument): void {
    this.newest.ask(document);
  }

  private async follow(document: WorkbenchDocument): Promise<void> {
    try {
      const result = await this.compute(document);
      if (result !== null) this.result = result;
      this.fault = null;
    } catch (error) {
      this.fault = faultText(error);
    }
  }

  private async compute({ study, view }: WorkbenchDocument): Promise<StudyCut | null> {
    if (view.cut === null) return null;
    const [x, y] = view.axes.map(({ name }) => name);
    const [from, to] = view.cut.map((end) => ({ [x]: end[0], [y]: end[1] }));
    const line = cutLine(modelOf(study), from, to, points);
    const kernel = this.engine.backend === 'wasm' ? this.engine.local : this.engine.kernel;
    return computeCut(study, line, engineSettings(this.settingsOf(view)), { kernel });
  }
}
