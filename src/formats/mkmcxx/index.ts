export { importMkmcxx, type MkmcxxImport, type MkmcxxImportInput } from './importMkmcxx';
export { looksLikeMkmcxx } from './readMkmcxx';
