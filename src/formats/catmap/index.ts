export { readEnergyTable, type EnergyRow, type EnergyTable } from './energyTable';
export { importCatmap, type CatmapImport, type CatmapImportInput } from './importCatmap';
