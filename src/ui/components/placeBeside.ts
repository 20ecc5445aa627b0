/** A rectangle on the screen [px]. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const gap = 6;
const rim = 8;

/**
 * Upper left corner [px] of a box of a size beside an anchor: below it, above it where there is more room, and never
 * outside the window.
 */
export function placeBeside(
  anchor: ScreenBox,
  size: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const clamp = (at: number, extent: number, room: number): number => Math.max(rim, Math.min(at, room - extent - rim));
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - size.height;
  const fitsBelow = below + size.height + rim <= screen.height;
  const roomier = anchor.top > screen.height - anchor.top - anchor.height;
  return {
    left: clamp(anchor.left, size.width, screen.width),
    top: clamp(!fitsBelow && roomier ? above : below, size.height, screen.height),
  };
}
