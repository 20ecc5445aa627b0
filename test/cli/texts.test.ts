import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bibtex, embeddedStudy } from '../../src/study';
import { runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const map = ['map', 'no3rr', '--grid', '6x7'];

describe('sabatier map --caption --bib', () => {
  it('writes a caption per picture, and the sources', () => {
    const pictures = ['--svg', 'a.svg', '--svg', 'w.svg', '--plot', 'activity', '--plot', 'winner'];
    const result = runCli([...map, ...pictures, '--caption', 'c.txt', '--bib', 'r.bib'], folder.path);
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('wrote a.svg, w.svg, c.txt, r.bib');
    const captions = read('c.txt').split('\n\n\n');
    expect(captions).toHaveLength(2);
    expect(captions[0]).toMatch(/^log₁₀ TOF of NO₃⁻ consumption/);
    expect(captions[1]).toMatch(/^product that takes most N atoms/);
    expect(read('r.bib')).toBe(bibtex(embeddedStudy('no3rr')));
  });

  it('writes the caption of the activity to standard output, and nothing else there', () => {
    const { stdout, code } = runCli([...map, '--caption', '-'], folder.path);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^log₁₀ TOF of NO₃⁻ consumption[^]*SHA-256 [0-9a-f]{64}\.\n$/);
  });
});
