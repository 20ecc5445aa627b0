import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/base';
import {
  catalysisHubPage,
  catalysisHubQuery,
  foreignTable,
  readSurfaces,
  type SurfaceTable,
} from '../../../src/formats';
import { embeddedStudy } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';
import { random } from '../../helpers/random';

const { descriptors } = embeddedStudy('no3rr');
const read = (text: string, columns = {}): SurfaceTable =>
  readSurfaces(text, { descriptors, where: 'a.json', columns });
const valueOf = (table: SurfaceTable, name: string, descriptor: string): number =>
  table.rows.find((row) => row.name === name)!.values[descriptor];

const node = (surface: string, reactants: object, products: object, energy: unknown, more = {}): object => ({
  node: {
    id: 'x',
    surfaceComposition: surface,
    facet: '111',
    reactants: JSON.stringify(reactants),
    products: JSON.stringify(products),
    reactionEnergy: energy,
    dftFunctional: 'BEEF-vdW',
    pubId: 'MamunHighT2019',
    ...more,
  },
});
const reply = (...edges: object[]): string =>
  JSON.stringify({
    data: { reactions: { totalCount: edges.length, pageInfo: { hasNextPage: true, endCursor: 'abc' }, edges } },
  });
const water = { star: 1, H2Ogas: 1 };
const oxygen = { Ostar: 1, H2gas: 1 };

describe('a reply of Catalysis-Hub', () => {
  const text = reply(
    node('Pt', water, oxygen, 1.5),
    node('Pt', water, oxygen, 1.3),
    node('Pt', { star: 2, N2gas: 1 }, { Nstar: 2 }, 1.2),
    node('Cu', water, oxygen, 1.1),
    node('Cu', { Nstar: 1 }, { N2gas: 0.5, star: 1 }, -1.8),
    node('Cu', { star: 1, O2gas: 0.5 }, { Ostar: 1 }, -1.4),
    node('Cu', { NOstar: 1, star: 1 }, { Nstar: 1, Ostar: 1 }, 0.3, { activationEnergy: 1.2 }),
    node('Cu', water, oxygen, null),
  );

  it('becomes surfaces relative to the references of the study, and says how', () => {
    const table = read(text);
    expect(table.problem).toBeNull();
    expect(table.rows.map(({ name }) => name)).toEqual(['Pt(111)', 'Cu(111)']);
    // H2O − H2 to O: −(232.2 − 109.5) kcal/mol; ½ N2 to N: −114.25 kcal/mol. The lower of two sites; 2 N from one N2.
    expectClose(valueOf(table, 'Pt(111)', 'E_O'), 1.3 - 122.7 * 0.0433641, { abs: 1e-9 });
    expectClose(valueOf(table, 'Pt(111)', 'E_N'), 0.6 - 114.25 * 0.0433641, { abs: 1e-9 });
    expectClose(valueOf(table, 'Cu(111)', 'E_N'), 1.8 - 114.25 * 0.0433641, { abs: 1e-9 });
    const notes = table.notes.join('\n');
    expect(notes).toContain('Catalysis-Hub: 6 energies of 2 adsorbates on 2 surfaces.');
    expect(notes).toContain('1 reactions do not make one adsorbate from gases');
    expect(notes).toContain('1 reactions have no energy');
    expect(notes).toContain('E_O is relative to H2O − H2; −5.321 eV is added to turn it to gas-phase O atom');
    expect(notes).toContain('E_N is relative to ½ N2; −4.954 eV is added');
    expect(table.columns.map(({ header }) => header)).toEqual([
      'name', 'facet', 'E_O', 'E_N', 'E_O (½ O2)', 'functional', 'source',
    ]); // prettier-ignore
    const [o] = table.columns.filter(({ descriptor }) => descriptor === 'E_O');
    expect(o.energy).toMatchObject({ reference: 'H2O/H2' });
    expect(table.rows[0]).toMatchObject({ functional: 'BEEF-vdW', source: 'MamunHighT2019' });
  });

  it('is read as a caller says where one does', () => {
    const table = read(text, { 2: { descriptor: 'E_O', reference: 'half-X2', shift_eV: 1 } });
    expectClose(valueOf(table, 'Pt(111)', 'E_O'), 2.3, { abs: 1e-12 });
  });

  it('goes together with others of a search', () => {
    const both = `[${reply(node('Pt', water, oxygen, 1.5))},${reply(node('Pt', { star: 1, N2gas: 0.5 }, { Nstar: 1 }, 0.5))}]`;
    expect(read(both).rows).toHaveLength(1);
    expect(catalysisHubPage(text)).toEqual({ total: 8, next: 'abc' });
  });

  it.each([
    ['{"errors":[{"message":"Syntax Error GraphQL"}]}', 'Syntax Error GraphQL'],
    [reply(), 'Catalysis-Hub without energies of adsorbates'],
    ['{"data":{"reactions":{"edges":"no"}}}', 'JSON of another kind'],
    ['{"data":{"reactions":{"edges":[', 'broken JSON'],
  ])('is refused in one line: %s', (bad, message) => {
    expect(() => read(bad)).toThrow(message);
  });
});

describe('catalysisHubQuery', () => {
  it('asks for what is searched, in quotes', () => {
    const query = catalysisHubQuery({
      adsorbate: 'NH3*',
      surface: '~Pt',
      facet: '111',
      pubId: 'MamunHighT2019',
      first: 50,
      after: 'abc',
    });
    expect(query).toContain(
      'reactions(first: 50, after: "abc", products: "NH3star", surfaceComposition: "~Pt", facet: "111", pubId: "MamunHighT2019")',
    );
    for (const field of ['reactants', 'products', 'reactionEnergy', 'totalCount', 'publication { doi title year }'])
      expect(query).toContain(field);
  });

  it.each([
    [{}, 'search'],
    [{ adsorbate: 'N"){x}' }, 'adsorbate'],
    [{ adsorbate: 'N', first: 0 }, 'number of reactions'],
    [{ pubId: 'a\nb' }, 'pubId'],
  ])('refuses %j', (search, name) => {
    expect(() => catalysisHubQuery(search)).toThrow(`invalid ${name}`);
  });
});

describe('an ASE database', () => {
  const row = (numbers: readonly number[], energy: number, pairs: object): object => ({
    numbers: { __ndarray__: [[numbers.length], 'int64', numbers] },
    positions: { __ndarray__: [[numbers.length, 3], 'float64', numbers.flatMap(() => [0, 0, 0])] },
    cell: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], pbc: [true, true, false], ctime: 20.1, mtime: 20.1,
    unique_id: 'f'.repeat(32), user: 'me', energy, key_value_pairs: pairs,
  }); // prettier-ignore
  const database = (...rows: object[]): string =>
    JSON.stringify({
      ...Object.fromEntries(rows.map((one, i) => [i + 1, one])),
      ids: rows.map((_, i) => i + 1),
      nextid: rows.length + 1,
    });
  const slab = [78, 78, 78, 78];
  const gases = [
    row([1, 1], -7, { name: 'H2', phase: 'gas', species: 'H2' }),
    row([8, 1, 1], -14, { name: 'H2O', phase: 'gas', species: 'H2O' }),
    row([7, 7], -16.6, { name: 'N2', phase: 'gas', species: 'N2' }),
  ];
  const surfaces = [
    row(slab, -20, { name: 'Pt', facet: '111', species: '' }),
    row([...slab, 8], -26, { name: 'Pt', facet: '111', species: 'O', site: 'fcc' }),
    row([...slab, 8], -25.5, { name: 'Pt', facet: '111', species: 'O', site: 'top' }),
    row([...slab, 7], -27.3, { name: 'Pt', facet: '111', species: 'N', site: 'fcc' }),
  ];

  it('gives adsorption energies from total energies of slabs and gases', () => {
    const table = read(database(...gases, ...surfaces, row([29, 8], -3, { name: 'Cu', facet: '100', species: 'O' })));
    expect(table.rows.map(({ name }) => name)).toEqual(['Pt(111)']);
    expectClose(valueOf(table, 'Pt(111)', 'E_O'), -26 + 20 - (-14 + 7) - 122.7 * 0.0433641, { abs: 1e-9 });
    expectClose(valueOf(table, 'Pt(111)', 'E_N'), -27.3 + 20 + 8.3 - 114.25 * 0.0433641, { abs: 1e-9 });
    expect(table.notes.join('\n')).toContain('1 rows have no clean slab of the same name, facet and atoms');
  });

  it('names a gas that is missing', () => {
    const text = database(gases[0], gases[1], ...surfaces);
    expect(foreignTable(text, 'a.json')!.notes.join('\n')).toContain('a gas that is missing (N2)');
    expect(read(text).problem).toContain('No column gives E_N');
  });

  it('takes adsorption energies from the pairs where they stand there', () => {
    const text = database(
      row([...slab, 8], -26, { surface: 'Pt', miller_index: '(1, 1, 1)', adsorbate: '*O', adsorption_energy: -4.1 }),
      row([...slab, 7], -27, { surface: 'Pt', miller_index: '(1, 1, 1)', adsorbate: '*N', adsorption_energy: -5 }),
      row(slab, -20, { surface: 'Pt', miller_index: '(1, 1, 1)' }),
    );
    const table = read(text);
    expect(table.rows.map(({ name, values }) => [name, values])).toEqual([['Pt(111)', { E_O: -4.1, E_N: -5 }]]);
    expect(table.notes.join('\n')).toContain('1 rows have no adsorption energy');
  });

  it('becomes a table of its pairs and data where no row names an adsorbate', () => {
    const text = database(
      { ...row(slab, -20, { dE_O: -4.2, dE_N: -5.1 }), data: { gap: 0.5, list: [1, 2] } },
      row([29, 29], -7, { dE_O: -4.4, dE_N: -4.1 }),
    ).replace('0.5', 'NaN');
    const table = foreignTable(text, 'a.json')!;
    expect(table.text).toBe('id,formula,dE_O,dE_N,total_energy\n1,Pt4,-4.2,-5.1,-20\n2,Cu2,-4.4,-4.1,-7\n');
    expect(read(text).rows.map(({ values }) => values)).toEqual([
      { E_O: -4.2, E_N: -5.1 },
      { E_O: -4.4, E_N: -4.1 },
    ]);
  });
});

describe('a list of adsorption energies', () => {
  const csv =
    'bulk_mpid,miller_index,ads_symbols,y_relaxed\nmp-126,"(1, 1, 1)",*O,1.42\nmp-126,"(1, 1, 1)",*N,0.9\nmp-30,"(2, 1, -1)",*O,1.9\nmp-30,"(2, 1, -1)",*N,\n';

  it('of OC20 becomes surfaces, with the published shift in sight', () => {
    const table = read(csv);
    expect(table.rows.map(({ name }) => name)).toEqual(['mp-126(111)']);
    expectClose(valueOf(table, 'mp-126(111)', 'E_O'), 1.42 - 5.590878, { abs: 1e-9 });
    expectClose(valueOf(table, 'mp-126(111)', 'E_N'), 0.9 - 4.993242, { abs: 1e-9 });
    expect(table.refused).toHaveLength(1);
    expect(table.columns.find(({ descriptor }) => descriptor === 'E_O')!.energy).toMatchObject({
      reference: 'OC20',
      shift_eV: -5.590878,
    });
    expect(table.notes.join('\n')).toContain(
      'E_O is relative to H2O − H2; −5.591 eV is added to turn it to gas-phase O atom (RPBE, doi 10.1063/5.0092948)',
    );
  });

  it('is the same as JSON rows, as columns, and as pandas writes it', () => {
    const rows = [
      { bulk_mpid: 'mp-126', miller_index: [1, 1, 1], ads_symbols: '*O', y_relaxed: 1.42 },
      { bulk_mpid: 'mp-126', miller_index: [1, 1, 1], ads_symbols: '*N', y_relaxed: 0.9 },
    ];
    const keys = Object.keys(rows[0]) as (keyof (typeof rows)[0])[];
    const columns = Object.fromEntries(keys.map((key) => [key, rows.map((one) => one[key])]));
    const pandas = Object.fromEntries(
      keys.map((key) => [key, Object.fromEntries(rows.map((one, i) => [i, one[key]]))]),
    );
    const [first, ...others] = [rows, columns, pandas].map((document) => read(JSON.stringify(document)).rows);
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  });

  it('says that a reference is not stated where the columns are not those of OC20', () => {
    const table = read('surface,adsorbate,E_ads (kJ/mol)\nPt,O,-410\nPt,N,-480\n');
    expectClose(valueOf(table, 'Pt', 'E_O'), -410 / 96.485, { rel: 1e-4 });
    expect(table.columns.find(({ descriptor }) => descriptor === 'E_O')!.energy!.reference).toBe('study');
  });

  it('leaves a table alone that has a column for every descriptor', () => {
    const text = 'name,adsorbate,energy,E_O,E_N\nPt,none,1,-4.2,-4.9\n';
    expect(foreignTable(text, 'a.csv', descriptors)).toBeNull();
    expect(read(text).rows).toHaveLength(1);
  });
});

describe('broken and strange files', () => {
  const samples = [
    reply(node('Pt', water, oxygen, 1.5), node('Pt', { star: 2, N2gas: 1 }, { Nstar: 2 }, 1.2)),
    JSON.stringify({
      1: { numbers: [78, 8], energy: -3, key_value_pairs: { species: 'O', name: 'Pt' } },
      ids: [1],
      nextid: 2,
    }),
    JSON.stringify([{ ads_symbols: '*O', energy: 1, name: 'Pt' }]),
    'name,ads,energy\nPt,O,1\nPt,N,2\n',
  ];

  it('end in a table or in one clear line, never otherwise', () => {
    const uniform = random(8);
    const pick = (n: number): number => Math.floor(uniform() * n);
    const bits = [
      'null',
      '-1',
      '1e999',
      '"x"',
      '{}',
      '[]',
      '"\\u0000"',
      ':',
      ',',
      'NaN',
      '"__proto__"',
      '"constructor":',
    ];
    for (let trial = 0; trial < 4000; trial++) {
      let text = samples[pick(samples.length)];
      for (let k = pick(4); k >= 0; k--) {
        const at = pick(text.length);
        const end = at + pick(12);
        text = text.slice(0, at) + (pick(2) === 0 ? bits[pick(bits.length)] : '') + text.slice(end);
      }
      try {
        const table = read(text);
        for (const row of table.rows) for (const value of Object.values(row.values)) expect(value).toBeTypeOf('number');
      } catch (fault) {
        expect(fault, text).toBeInstanceOf(InvalidInput);
        expect((fault as Error).message.split('\n'), text).toHaveLength(1);
      }
    }
  });
});
