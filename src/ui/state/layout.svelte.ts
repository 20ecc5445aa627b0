/** A panel beside the map. */
export type PanelName = 'conditions' | 'details';

/** Where the page remembers which panels are folded away, and how wide they were made. */
export interface PanelStore {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

const names: readonly PanelName[] = ['conditions', 'details'];
const key = 'sabatier-folded';

/** Least and most width of a panel [px]; the page takes less than the most where the map would go short. */
export const panelWidths = [240, 900] as const;

/**
 * Which panels are open, and how wide. Beside the map each panel is open unless it was folded away, which is remembered;
 * on a narrow page they lie over the map, at most one at a time, and begin closed.
 */
export class LayoutState {
  /** True on a page too narrow for panels beside the map. */
  narrow = $state.raw(false);
  /** True on a page too narrow for two maps side by side. */
  slim = $state.raw(false);
  private folded = $state.raw<readonly PanelName[]>([]);
  private widths = $state.raw<Widths>({});
  private raised = $state.raw<PanelName | null>(null);

  constructor(private readonly store: PanelStore = localStore) {
    const words = (store.read() ?? '').split(' ');
    this.folded = names.filter((name) => words.includes(name));
    this.widths = readWidths(words);
  }

  isOpen(panel: PanelName): boolean {
    return this.narrow ? this.raised === panel : !this.folded.includes(panel);
  }

  open(panel: PanelName): void {
    if (this.narrow) this.raised = panel;
    else this.fold(this.folded.filter((name) => name !== panel));
  }

  close(panel: PanelName): void {
    if (!this.narrow) this.fold([...this.folded.filter((name) => name !== panel), panel]);
    else if (this.raised === panel) this.raised = null;
  }

  toggle(panel: PanelName): void {
    if (this.isOpen(panel)) this.close(panel);
    else this.open(panel);
  }

  /** Width that a panel was given [px]; null for its own. */
  widthOf(panel: PanelName): number | null {
    return this.widths[panel] ?? null;
  }

  /** Gives a panel a width [px], within `panelWidths`; null gives it back its own. */
  widen(panel: PanelName, width: number | null): void {
    const others = Object.fromEntries(Object.entries(this.widths).filter(([name]) => name !== panel));
    this.widths = width === null ? others : { ...others, [panel]: Math.round(within(width)) };
    this.keep();
  }

  private fold(folded: readonly PanelName[]): void {
    this.folded = folded;
    this.keep();
  }

  private keep(): void {
    const widths = Object.entries(this.widths).map(([name, width]) => `${name}=${width}`);
    this.store.write([...this.folded, ...widths].join(' '));
  }
}

/** Keeps a layout to the width of the window. @returns what ends it. */
export function followWidth(layout: LayoutState): () => void {
  const [narrow, slim] = [899, 599].map((width) => matchMedia(`(max-width: ${width}px)`));
  const read = (): void => {
    layout.narrow = narrow.matches;
    layout.slim = slim.matches;
  };
  read();
  for (const query of [narrow, slim]) query.addEventListener('change', read);
  return () => {
    for (const query of [narrow, slim]) query.removeEventListener('change', read);
  };
}

type Widths = Readonly<Partial<Record<PanelName, number>>>;

function readWidths(words: readonly string[]): Widths {
  const found: Partial<Record<PanelName, number>> = {};
  for (const name of names) {
    const text = words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
    if (text !== undefined && /^\d+$/.test(text)) found[name] = within(Number(text));
  }
  return found;
}

function within(width: number): number {
  return Math.min(panelWidths[1], Math.max(panelWidths[0], width));
}

const localStore: PanelStore = {
  read: () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(key, text);
    } catch {
      // A page without storage forgets the choice when it is closed.
    }
  },
};
