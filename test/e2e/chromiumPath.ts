import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium on this machine: `CHROMIUM_BIN`, a command on the path, or one that playwright has put away; else null.
 *
 * @throws Error when `CHROMIUM_BIN` names no file.
 */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM_BIN;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_BIN is ${named}, which does not exist`);
    return named;
  }
  const candidates = [...commands.map(commandPath), chromium.executablePath()];
  return candidates.find((path) => path !== null && existsSync(path)) ?? null;
}

/** How to get a Chromium here, one sentence. */
export function chromiumHint(): string {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  return debian
    ? 'No Chromium here: apt-get update && apt-get install -y --no-install-recommends chromium'
    : 'No Chromium here: install Chromium or Chrome, or set CHROMIUM_BIN to one.';
}

function commandPath(command: string): string | null {
  try {
    return execFileSync('which', [command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
