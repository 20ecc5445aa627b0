/** Gives the focus to the first map, such as when what had it is taken away. */
export function focusMap(): void {
  document.querySelector<HTMLElement>('#maps [role=application]')?.focus();
}
