import { on } from 'svelte/events';

/**
 * Disables a button without taking the focus from it: while it has that it is only called disabled and does nothing. From
 * a button that is disabled browsers take the focus, and the keyboard begins at the top of the page.
 */
export function disabling(off: boolean): (button: HTMLButtonElement) => (() => void) | undefined {
  return (button) => {
    if (!off) return undefined;
    const settle = (): void => {
      const focused = document.activeElement === button;
      button.disabled = !focused;
      if (focused) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    };
    const refuse = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const stops = [on(button, 'click', refuse, { capture: true }), on(button, 'blur', settle)];
    settle();
    return () => {
      stops.forEach((stop) => stop());
      button.disabled = false;
      button.removeAttribute('aria-disabled');
    };
  };
}
