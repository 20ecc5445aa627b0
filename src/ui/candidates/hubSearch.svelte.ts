import { wholeText } from '../components/wholeText';
import { faultText } from '../../base';
import type { Study } from '../../study';
import { fetchCatalysisHub } from './catalysisHub';
import type { SurfaceSource } from './surfaceSource';

/** Words of a search; adsorbates in a list with commas are asked for one after the other. */
export interface HubWords {
  readonly adsorbates: string;
  readonly surface: string;
  readonly facet: string;
  readonly pubId: string;
}

/** Reactions of one question, and the most that are fetched for an adsorbate. */
const page = 500;
const mostFetched = 2000;

/** A search of Catalysis-Hub on its way. Nothing is sent before `fetch` is called. */
export class HubSearch {
  /** What to ask for, as the form has it. */
  adsorbates = $state('');
  busy = $state.raw(false);
  /** Reactions fetched so far. */
  got = $state.raw(0);
  fault = $state.raw<string | null>(null);
  /** What was left out, one sentence. */
  note = $state.raw<string | null>(null);
  private stop: AbortController | null = null;
  private followed: string | null = null;

  /** @param ask as `fetchCatalysisHub`. @param take gets the answers as a table to read. */
  constructor(
    private readonly take: (source: SurfaceSource) => void,
    private readonly ask: typeof fetchCatalysisHub = fetchCatalysisHub,
  ) {}

  /** Proposes the adsorbates of another study in place of those of the one before, whose search ends. */
  follow(study: Pick<Study, 'id' | 'descriptors'>): void {
    const adsorbates = descriptorAdsorbates(study);
    const key = `${study.id} ${adsorbates}`;
    if (key === this.followed) return;
    this.followed = key;
    this.cancel();
    this.fault = this.note = null;
    this.adsorbates = adsorbates;
  }

  async fetch({ adsorbates, surface, facet, pubId }: HubWords): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    this.busy = true;
    this.got = 0;
    this.fault = null;
    this.note = null;
    const texts: string[] = [];
    try {
      const species = adsorbates.split(/[,;\s]+/).filter((word) => word !== '');
      for (const adsorbate of species.length === 0 ? [''] : species) {
        let after: string | null = null;
        let found = 0;
        do {
          const cursor: { after?: string } = after === null ? {} : { after };
          const reply = await this.ask({ adsorbate, surface, facet, pubId, first: page, ...cursor }, stop.signal);
          texts.push(reply.text);
          const before = found;
          found = Math.min(found + page, reply.total);
          this.got += found - before;
          after = reply.next;
          if (after !== null && found >= mostFetched)
            this.note = `The first ${wholeText(found)} of ${wholeText(reply.total)} reactions of ${adsorbate} were fetched; narrow the search for others.`;
        } while (after !== null && found < mostFetched);
      }
      stop.signal.throwIfAborted();
      this.take({ name: 'Catalysis-Hub', content: texts.length === 1 ? texts[0] : `[${texts.join(',')}]` });
    } catch (fault) {
      if (!stop.signal.aborted) this.fault = faultText(fault);
    }
    this.busy = false;
  }

  cancel(): void {
    this.stop?.abort();
  }
}

/** Adsorbates that the descriptors of a study are energies of: `E_O` is of O. */
export function descriptorAdsorbates({ descriptors }: Pick<Study, 'descriptors'>): string {
  return descriptors.flatMap(({ name }) => /^E_([A-Z]\w*)$/.exec(name)?.[1] ?? []).join(', ');
}
