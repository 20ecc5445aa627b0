import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/sabatier.js', import.meta.url));

/** What a run of the command line left behind. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the built command line; `npm test` builds it first. It sees only graphics drivers that the environment names: those
 * of a machine write lines of their own on standard error, which says nothing about the program.
 */
export function runCli(args: readonly string[], cwd: string): CliRun {
  if (!existsSync(program)) execFileSync('npm', ['run', '--silent', 'build'], { cwd: join(program, '../..') });
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = process.env;
  const run = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, VK_DRIVER_FILES: VK_DRIVER_FILES ?? VK_ICD_FILENAMES ?? join(tmpdir(), 'no-driver.json') },
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 2 ** 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A folder of its own for one test file, and how to remove it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'sabatier-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Rows of a CSV without quoted cells, by column name. */
export function readRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}
