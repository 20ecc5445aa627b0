import type { ContourBand } from './contourBands';
import type { Outline } from './pixelRegions';
import { gridToPicture, type MapFrame } from './plotLayout';
import { px } from './svg';

/** Path data of pixel outlines: they run along the axes, so each corner costs one number. */
export function outlinePath(outlines: readonly Outline[], frame: MapFrame): string {
  return outlines
    .map((corners) => {
      const points = corners.map(([column, row]) => gridToPicture(frame, column, row));
      const [first, ...rest] = points;
      let along = corners[0][1] === corners[1][1];
      const turns = rest.map(([x, y]) => {
        const turn = along ? `H${px(x)}` : `V${px(y)}`;
        along = !along;
        return turn;
      });
      return `M${px(first[0])} ${px(first[1])}${turns.join('')}Z`;
    })
    .join('');
}

/** Path data of a contour band, to be filled by the even-odd rule. */
export function bandPath(band: ContourBand, frame: MapFrame): string {
  return band.rings
    .map((ring) => {
      const points = ring.map(([column, row]) => gridToPicture(frame, column, row).map(px).join(' '));
      return `M${points.join(' ')}Z`;
    })
    .join('');
}
