export { exportCatmap } from './exportCatmap';
export { exportMkmcxx, type ExportedModel } from './exportMkmcxx';
