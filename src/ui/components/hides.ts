/** Share of an element below a panel from which its focus is not seen; a map half of which is in sight is none such. */
const most = 2 / 3;

/** True where most of an element lies below a panel, such as of one that the keyboard has gone on to. */
export function hides(panel: Element | undefined, target: EventTarget | null): boolean {
  if (panel === undefined || !(target instanceof Element) || panel.contains(target)) return false;
  const [over, below] = [panel.getBoundingClientRect(), target.getBoundingClientRect()];
  const width = Math.min(over.right, below.right) - Math.max(over.left, below.left);
  const height = Math.min(over.bottom, below.bottom) - Math.max(over.top, below.top);
  return width > 0 && height > 0 && width * height >= most * below.width * below.height;
}
