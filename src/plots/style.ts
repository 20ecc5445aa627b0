/** Colours and sizes of the exported picture. Text on `paper` and `masked` has a contrast of at least 7:1. */
export const style = {
  paper: '#fbfbf9',
  ink: '#1b1e24',
  /** Secondary text, 8.3:1 on paper. */
  quiet: '#46494f',
  halo: '#ffffff',
  maskedGround: '#f1f1ed',
  maskedLine: '#a9adb5',
  failedGround: '#f8e6de',
  failedCross: '#8c2f12',
  backwardGround: '#f3ecf8',
  backwardInk: '#4f2a75',
  unknownGround: '#ffffff',
  unknownInk: '#46494f',
  contourLine: '#1b1e24',
  /** The font that text is measured by, then what is alike. */
  fontName: 'DejaVu Sans',
  font: "'DejaVu Sans', Verdana, system-ui, sans-serif",
  /** Font sizes [px]. */
  titleSize: 20,
  textSize: 13,
  smallSize: 11,
  letterSize: 16,
  lineSize: 10,
  /** Half width of a candidate mark with its halo [px]. */
  markReach: 5.5,
} as const;
