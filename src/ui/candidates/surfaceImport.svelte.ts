import type { ColumnRequest } from '../../formats';
import type { Candidate, Study } from '../../study';
import { isOwn } from './candidateEdits';
import { packed, type SurfaceChoices, type SurfaceSummary } from './surfaceDesk';
import type { SurfaceAnswer, SurfaceQuestion } from './surfaceService';
import type { SurfaceSource } from './surfaceSource';

/** A reader of tables elsewhere: a worker, or what answers like one. */
export interface SurfacePort {
  readonly ask: (question: SurfaceQuestion) => void;
  readonly close: () => void;
}

/** Opens a reader; answers go to `onAnswer`, its end to `onDeath` with the reason. */
export type OpenSurfacePort = (
  onAnswer: (answer: SurfaceAnswer) => void,
  onDeath: (why: string) => void,
) => SurfacePort;

/** Whether surfaces come beside the own ones of the study or in their place. */
export type TakeMode = 'add' | 'replace';

/** One table on its way into a study: read with the present choices, shown, and taken when the reader says so. */
export class SurfaceImport {
  summary = $state.raw<SurfaceSummary | null>(null);
  choices = $state.raw<SurfaceChoices>({});
  /** What it does now; null while it waits for the reader. */
  busy = $state.raw<'opening' | 'reading' | 'taking' | null>('opening');
  /** Why the newest choices, or the text itself, could not be read. */
  fault = $state.raw<string | null>(null);
  /** Surfaces handed over so far, of those that are read. */
  taken = $state.raw(0);
  private readonly port: SurfacePort;
  private stale = false;
  private portions: Candidate[] = [];
  private finish: { resolve: (candidates: Candidate[]) => void; reject: (why: Error) => void } | null = null;

  constructor(
    readonly source: SurfaceSource,
    private readonly study: Study,
    open: OpenSurfacePort = openWorker,
  ) {
    this.port = open(
      (answer) => this.hear(answer),
      (why) => this.fail(why),
    );
    this.port.ask({ kind: 'open', source, study: { ...study, candidates: knownSurfaces(study) } });
  }

  /** Reads the table again with other choices; the newest win. */
  choose(change: SurfaceChoices): void {
    this.choices = { ...this.choices, ...change };
    if (this.busy === null) this.read();
    else this.stale = true;
  }

  /** Changes how one column is read. A role that another column was given leaves that one to be detected. */
  chooseColumn(index: number, change: ColumnRequest): void {
    const columns = { ...this.choices.columns };
    const now = { ...columns[index], ...change };
    const roleOf = ({ role, descriptor }: ColumnRequest): string | null => descriptor ?? role ?? null;
    for (const [at, other] of Object.entries(columns)) {
      if (Number(at) === index || roleOf(other) === null || roleOf(other) === 'ignored') continue;
      if (roleOf(other) !== roleOf(change)) continue;
      columns[Number(at)] = withoutRole(other);
    }
    columns[index] = now;
    this.choose({ columns });
  }

  /** Reads the columns as a finding suggests. */
  remedy(columns: Readonly<Record<number, ColumnRequest>>): void {
    const now = { ...this.choices.columns };
    for (const [index, change] of Object.entries(columns)) {
      const at = Number(index);
      const role = change.descriptor === undefined ? {} : { role: 'descriptor' as const };
      now[at] = { ...now[at], ...role, ...change };
    }
    this.choose({ columns: now });
  }

  /** The candidates of the study with those of the table. @throws Error when the reader fails or is closed. */
  async take(mode: TakeMode): Promise<Candidate[]> {
    const { candidates, descriptors } = this.study;
    const kept = mode === 'add' ? candidates : candidates.filter((candidate) => !isOwn(candidate));
    this.busy = 'taking';
    this.portions = [];
    this.taken = 0;
    const read = await new Promise<Candidate[]>((resolve, reject) => {
      this.finish = { resolve, reject };
      this.port.ask({ kind: 'take', kept: packed(kept, descriptors) });
    });
    this.busy = null;
    return [...kept, ...read];
  }

  /** Gives up; nothing is taken. */
  close(): void {
    this.port.close();
    this.finish?.reject(new Error('Cancelled.'));
    this.finish = null;
  }

  private read(): void {
    this.busy = 'reading';
    this.stale = false;
    this.port.ask({ kind: 'read', choices: this.choices });
  }

  private hear(answer: SurfaceAnswer): void {
    if (answer.kind === 'opened') this.read();
    else if (answer.kind === 'portion') {
      for (const candidate of answer.candidates) this.portions.push(candidate);
      this.taken = this.portions.length;
    } else if (answer.kind === 'taken') {
      this.finish?.resolve(this.portions);
      this.finish = null;
    } else if (answer.kind === 'fault') this.fail(answer.message);
    else {
      this.summary = answer.summary;
      this.fault = null;
      this.rest();
    }
  }

  private fail(message: string): void {
    this.fault = message;
    this.finish?.reject(new Error(message));
    this.finish = null;
    this.rest();
  }

  private rest(): void {
    this.busy = null;
    if (this.stale) this.read();
  }
}

/** Surfaces that energies are compared with. */
const mostKnown = 2000;

/** Published surfaces; where the study has none, what it has. */
function knownSurfaces({ candidates }: Study): Candidate[] {
  const published = candidates.filter((candidate) => !isOwn(candidate));
  return (published.length > 0 ? published : candidates).slice(0, mostKnown);
}

function withoutRole(request: ColumnRequest): ColumnRequest {
  return Object.fromEntries(Object.entries(request).filter(([key]) => key !== 'role' && key !== 'descriptor'));
}

function openWorker(onAnswer: (answer: SurfaceAnswer) => void, onDeath: (why: string) => void): SurfacePort {
  const worker = new Worker(new URL('./surfaceWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<SurfaceAnswer>) => onAnswer(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onDeath('The reader of tables stopped; reload the page and try again.');
  });
  return { ask: (question) => worker.postMessage(question), close: () => worker.terminate() };
}
