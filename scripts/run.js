import { runnerImport } from 'vite';

// Runs a TypeScript file of this project: node scripts/run.js FILE [ARGUMENTS].
const [, , file] = process.argv;
await runnerImport(new URL(file, `file://${process.cwd()}/`).pathname);
process.exit();
