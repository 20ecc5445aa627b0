import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectClose } from '../helpers/expectClose';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

const node = (surface: string, gases: object, made: string, energy: number): object => ({
  node: {
    surfaceComposition: surface,
    facet: '211',
    reactants: JSON.stringify({ star: 1, ...gases }),
    products: JSON.stringify({ [`${made}star`]: 1, ...(made === 'O' ? { H2gas: 1 } : {}) }),
    reactionEnergy: energy,
  },
});
const edges = ['Pt', 'Rh', 'Ru', 'Pd'].flatMap((metal, i) => [
  node(metal, { H2Ogas: 1 }, 'O', 1.1 - 0.3 * i),
  node(metal, { N2gas: 0.5 }, 'N', 0.2 - 0.25 * i + 0.02 * i * i),
]);
writeFileSync(file('reply.json'), JSON.stringify({ data: { reactions: { totalCount: 8, edges } } }));
writeFileSync(
  file('oc20.csv'),
  `bulk_mpid,miller_index,ads_symbols,y_relaxed\n${['a', 'b', 'c'].map((id, i) => `${id},"(1, 1, 1)",*O,${1 - i / 5}\n${id},"(1, 1, 1)",*N,${i / 5}\n`).join('')}`,
);

describe('tables of other formats', () => {
  it('are shown by table with unit, reference and shift', () => {
    const { code, stdout, stderr } = runCli(['table', 'no3rr', 'reply.json', '--out', 'a.csv'], folder.path);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/E_O +E_O +eV \(sure\) +negative-stronger \(sure\) +H2O\/H2 +-5\.32/);
    expect(stdout).toContain('note: E_N is relative to ½ N2; −4.954 eV is added to turn it to gas-phase N atom');
    expectClose(Number(readRows(read('a.csv').replace(/^#.*\n/, ''))[0].E_O), 1.1 - 5.3208, { abs: 1e-3 });
  });

  it('are screened at the converted energies, with what was done on standard error', () => {
    const { code, stderr } = runCli(['screen', 'no3rr', '--candidates', 'oc20.csv', '--out', 'b.csv'], folder.path);
    expect(code).toBe(0);
    expect(stderr).toContain('sabatier: OC20: 6 energies of 2 adsorbates on 3 surfaces.');
    const rows = readRows(read('b.csv'));
    expect(rows).toHaveLength(3);
    const first = rows.find((row) => row.name === 'a(111)')!;
    expectClose(Number(first.E_O), 1 - 5.590878, { abs: 1e-9 });
    expectClose(Number(first.E_N), -4.993242, { abs: 1e-9 });
  });

  it('are screened as --column says', () => {
    writeFileSync(file('kj.csv'), 'slab,o,n,cost\nPt,410,470,12\nRh,500,540,80\n');
    const columns = ['--column', 'o=E_O,kJ/mol,positive-stronger', '--column', 'n=E_N,kJ/mol,positive-stronger'];
    const { code, stderr } = runCli(
      ['screen', 'no3rr', '--candidates', 'kj.csv', ...columns, '--out', 'c.csv'],
      folder.path,
    );
    expect([code, stderr]).toEqual([0, '']);
    const rows = readRows(read('c.csv'));
    expect(rows.map((row) => row.cost).sort()).toEqual(['12', '80']);
    expectClose(Number(rows.find((row) => row.name === 'Pt')!.E_O), -410 / 96.485, { rel: 1e-5 });
  });

  it('are fitted', () => {
    const { code, stdout, stderr } = runCli(['fit', 'reply.json', '--y', 'E_N', '--x', 'E_O'], folder.path);
    expect(code).toBe(0);
    expect(stderr).toContain('Catalysis-Hub: 8 energies of 2 adsorbates on 4 surfaces.');
    expect(stdout).toContain('Pt');
  });

  it('fill the shift that is known of a reference', () => {
    writeFileSync(file('half.csv'), 'name,E_O,E_N\nPt,-1.2,0.1\n');
    const asked = ['--column', 'E_O=E_O,half-X2', '--column', 'E_N=E_N,OC20'];
    const { stdout } = runCli(['table', 'no3rr', 'half.csv', ...asked], folder.path);
    expect(stdout).toMatch(/half-X2 +-2\.61/);
    expect(stdout).toMatch(/OC20 +-4\.993242/);
  });

  it.each([
    ['{"a": 1}', 'invalid table: got "JSON of another kind"'],
    ['{"1": {"numbers": [78], "key_value_pairs": {"species": "O"}}}', 'ASE database without energies of adsorbates'],
    ['{"data": {"reactions": {"edges": [', 'invalid table: got "broken JSON"'],
  ])('are refused with one line: %s', (text, message) => {
    writeFileSync(file('bad.json'), text);
    for (const args of [
      ['table', 'no3rr', 'bad.json'],
      ['screen', 'no3rr', '--candidates', 'bad.json'],
    ]) {
      const { code, stdout, stderr } = runCli(args, folder.path);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});
