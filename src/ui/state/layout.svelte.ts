/** A panel beside the map. */
export type PanelName = 'conditions' | 'details';

/** Where the page remembers which panels are folded away. */
export interface PanelStore {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

const names: readonly PanelName[] = ['conditions', 'details'];
const key = 'sabatier-folded';

/**
 * Which panels are open. Beside the map each panel is open unless it was folded away, which is remembered; on a narrow
 * page they lie over the map, at most one at a time, and begin closed.
 */
export class LayoutState {
  /** True on a page too narrow for panels beside the map. */
  narrow = $state.raw(false);
  /** True on a page too narrow for two maps side by side. */
  slim = $state.raw(false);
  private folded = $state.raw<readonly PanelName[]>([]);
  private raised = $state.raw<PanelName | null>(null);

  constructor(private readonly store: PanelStore = localStore) {
    this.folded = readFolded(store.read());
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

  private fold(folded: readonly PanelName[]): void {
    this.folded = folded;
    this.store.write(folded.join(' '));
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

function readFolded(text: string | null): readonly PanelName[] {
  const words = (text ?? '').split(' ');
  return names.filter((name) => words.includes(name));
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
