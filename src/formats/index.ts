export { csvLine, parseCsv, type TextTable } from './csv';
