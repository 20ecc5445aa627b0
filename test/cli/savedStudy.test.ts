import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);

it('a document that the workbench saved, or an exported map, stands for its study', () => {
  const study = embeddedStudy('no3rr');
  writeFileSync(join(folder.path, 'saved.json'), JSON.stringify({ study, view: {} }));
  writeFileSync(join(folder.path, 'map.json'), JSON.stringify({ program: 'x', rows: [], study }));
  const args = (file: string): string[] => ['map', file, '--grid', '5x5', '--out', '-'];
  const [own, saved, map] = ['no3rr', 'saved.json', 'map.json'].map((file) => runCli(args(file), folder.path));
  expect(saved.stdout).toBe(own.stdout);
  expect(map.stdout).toBe(own.stdout);
  expect(saved.stderr).toBe('sabatier: saved.json holds a view as well; conditions and axes are those of the study\n');
  expect(map.stderr).toBe('');
});

it.each([
  ['{"study": 3}', /invalid study/],
  ['{"study": {"sabatier": 99}}', /sabatier/],
])('%s is one line of error', (text, message) => {
  writeFileSync(join(folder.path, 'bad.json'), text);
  const { code, stderr } = runCli(['check', 'bad.json'], folder.path);
  expect(code).toBe(2);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(message);
});
