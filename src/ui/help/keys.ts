/** What the keyboard does, by where the focus is. */
export const keyTable: readonly { readonly where: string; readonly keys: string; readonly does: string }[] = [
  { where: 'map', keys: '← → ↑ ↓', does: 'move the cursor by a pixel, with Shift by ten' },
  { where: 'map', keys: 'Enter', does: 'pin the pixel under the cursor' },
  { where: 'map', keys: 'Esc', does: 'hide the cursor, then unpin the last pin' },
  { where: 'map', keys: '+ −', does: 'zoom at the cursor' },
  { where: 'map', keys: '0', does: 'back to the whole map' },
  { where: 'map', keys: 'C', does: 'draw a level cut through the cursor, or take the cut away' },
  { where: 'fit', keys: '← →', does: 'go from point to point' },
  { where: 'fit', keys: 'Shift+← → ↑ ↓', does: 'move the point' },
  { where: 'fit', keys: 'Space', does: 'leave the point out, or take it back' },
  { where: 'fit', keys: 'Enter', does: 'mark the surface in every picture and table' },
  { where: 'slider', keys: '← →', does: 'one step; Page Up and Page Down ten' },
  { where: 'everywhere', keys: 'Ctrl+Z', does: 'undo' },
  { where: 'everywhere', keys: 'Ctrl+Y', does: 'redo' },
  { where: 'everywhere', keys: '?', does: 'this page' },
  { where: 'panel or note', keys: 'Esc', does: 'close it' },
];
