import type { MapGeometry } from './mapGeometry';

/** Where the readout stands in the box of the map [px]; it is as high as its rows, from `top` down or from `bottom` up. */
export interface ReadoutPlace {
  readonly left: number;
  readonly top: number | null;
  readonly bottom: number | null;
  /** Most that it may be wide. */
  readonly width: number;
}

const widest = 220;
/** Least width at which its rows stay readable [px]. */
const narrowest = 160;
const gap = 14;
const rim = 2;

/**
 * The readout stands beside the cursor, on the side where there is room. A map that it would cover by half has it at its
 * right, if there is room at all. Below the middle it reaches upwards, so that it stays in the box.
 *
 * @param at place of the cursor [px]. @param box the room around the map, with its axes [px].
 */
export function readoutPlace(
  [x, y]: readonly [number, number],
  box: { readonly width: number; readonly height: number },
  map: Pick<MapGeometry, 'left' | 'width'>,
): ReadoutPlace {
  const low = y > box.height / 2;
  const across = { top: low ? null : Math.max(rim, y - 40), bottom: low ? Math.max(rim, box.height - y - 10) : null };
  const beside = map.left + map.width + gap / 2;
  const room = box.width - rim - beside;
  if (map.width < 2 * widest && room >= narrowest) return { left: beside, width: Math.min(widest, room), ...across };
  const left = x + gap + widest > box.width ? x - widest - gap : x + gap;
  return { left: Math.max(rim, left), width: widest, ...across };
}
