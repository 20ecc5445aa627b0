import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);
const small = ['map', 'no3rr', '--grid', '9x9'];

/** What a PNG file says of itself, and how many different bytes its rows are made of. */
function png(file: string): { width: number; perMetre: number; variety: number } {
  const bytes = readFileSync(join(folder.path, file));
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))]);
  }
  const rows = inflateSync(Buffer.concat(chunks.get('IDAT')!));
  return {
    width: chunks.get('IHDR')![0].readUInt32BE(0),
    perMetre: chunks.get('pHYs')![0].readUInt32BE(0),
    variety: new Set(rows).size,
  };
}

describe('pictures of the command line whose name ends in .png', () => {
  it('are PNG files of the width and resolution asked for, the same every time', () => {
    const size = ['--width', '8', '--dpi', '150'];
    const result = run(...small, '--svg', 'a.png', '--svg', 'b.PNG', '--plot', 'winner', ...size);
    expect([result.code, result.stderr]).toEqual([0, '']);
    for (const file of ['a.png', 'b.PNG']) {
      const { width, perMetre, variety } = png(file);
      expect([width, perMetre]).toEqual([Math.round((8 / 2.54) * 150), Math.round(150 / 0.0254)]);
      expect(variety).toBeGreaterThan(100);
    }
    run(...small, '--svg', 'again.png', '--plot', 'winner', ...size);
    expect(readFileSync(join(folder.path, 'again.png'))).toEqual(readFileSync(join(folder.path, 'a.png')));
    expect(readFileSync(join(folder.path, 'b.PNG'))).not.toEqual(readFileSync(join(folder.path, 'a.png')));
  });

  it('come from fits and single points too, at 300 dpi', () => {
    writeFileSync(join(folder.path, 't.csv'), 'E_O,E_OH\n-4,-2\n-5,-2.6\n-6,-3\n-4.5,-2.3\n');
    expect(run('fit', 't.csv', '--y', 'E_OH', '--x', 'E_O', '--svg', 'fit.png').code).toBe(0);
    expect(run('explain', 'no3rr', '--at', 'E_O=-4.5,E_N=-5', '--svg-profile', 'profile.png').code).toBe(0);
    for (const file of ['fit.png', 'profile.png']) expect(png(file).width).toBe(Math.round((16 / 2.54) * 300));
  });

  it.each([
    [['--svg', 'a.pdf'], 'invalid --svg: got "a.pdf", expected a name that ends in .svg or .png, or -'],
    [['--svg', 'x.png', '--dpi', 'many'], 'invalid --dpi: got "many", expected pixels an inch, 10 to 5000'],
    [
      ['--svg', 'x.png', '--dpi', '5000', '--width', '400'],
      /^sabatier: invalid picture: got "\d+ x \d+ pixels", expected at most 16000 on a side/,
    ],
  ])('are refused in one line for %j', (options, message) => {
    const { code, stderr } = run(...small, ...options);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(existsSync(join(folder.path, 'x.png'))).toBe(false);
  });
});
