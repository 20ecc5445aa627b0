export type Theme = 'light' | 'dark';

const key = 'sabatier-theme';

/** Light or dark: the reader's choice, else the system's. */
export class ThemeState {
  now = $state.raw<Theme>('light');

  constructor() {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const chosen = readChoice();
    this.apply(chosen ?? (dark.matches ? 'dark' : 'light'));
    dark.addEventListener('change', () => {
      if (readChoice() === null) this.apply(dark.matches ? 'dark' : 'light');
    });
  }

  toggle(): void {
    const next: Theme = this.now === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(key, next);
    } catch {
      // A page without storage forgets the choice when it is closed.
    }
    this.apply(next);
  }

  private apply(theme: Theme): void {
    this.now = theme;
    document.documentElement.dataset.theme = theme;
  }
}

function readChoice(): Theme | null {
  try {
    const text = localStorage.getItem(key);
    return text === 'light' || text === 'dark' ? text : null;
  } catch {
    return null;
  }
}
