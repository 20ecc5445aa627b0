import type { Command } from 'commander';
import { ensembleKinds, fitMethods } from '../energetics';
import { backendNames } from './backendOpeners';
import { fitPlots } from './fitPicture';
import { alloysCommand, centerSets, type AlloysOptions } from './commands/alloys';
import { fitCommand, type FitOptions } from './commands/fit';
import { screenCommand, type ScreenCommandOptions } from './commands/screen';
import { tableCommand, type TableOptions } from './commands/table';
import { collect, exitCodes } from './optionTexts';

/** Adds the commands that work on files of surfaces: `screen`, `fit`, `table`, `alloys`. */
export function addTableCommands(program: Command, report: (code: number) => void): void {
  program
    .command('screen')
    .description('score and rank a file of candidates, with draws from the errors of their descriptors')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption(
      '--candidates <file>',
      'CSV, TSV or Parquet with the columns of points and any others to carry through; or another format that table reads',
    )
    .option(
      '--column <HEADER=DESCRIPTOR,…>',
      'read a column as for table: unit, sign, reference, shift in eV; repeatable',
      collect,
      [],
    )
    .option('--out <file>', 'ranked table, .csv or .parquet, or - for standard output', '-')
    .option('--samples <n>', 'draws from the errors of each candidate and of the parameters; 1 for none', '1')
    .option(
      '--sigma <NAME=VALUE>',
      'standard deviation: of a descriptor without a column sigma_NAME (eV), or of a parameter as for ensemble; repeatable',
      collect,
      [],
    )
    .option(
      '--correlation <A,B=R>',
      'correlation of the errors of two descriptors without a column rho_A_B or cov_A_B; repeatable',
      collect,
      [],
    )
    .option(
      '--covariance <FILE>',
      'JSON with parameters and a matrix; PARAMETER=FILE for the coefficients of a fit; repeatable',
      collect,
      [],
    )
    .option('--ensemble <file>', 'CSV of deviations of parameters, a row for each draw')
    .option('--fixed-parameters', "do not draw from the study's own uncertainty")
    .option('--seed <n>', 'where the random numbers start', '1')
    .option('--confidence <p>', 'probability of the intervals', '0.9')
    .option('--where <condition>', 'keep rows of which this holds, e.g. "flag == 0 and E_O < -3"')
    .option('--top <k>', 'count the draws in which a candidate is among the best k', '50')
    .option('--limit <n>', 'write the best n only')
    .option('--by <column>', 'rank by this, more is better, or less with - in front (default: activity)')
    .option('--pareto <columns>', 'mark who is beaten by none in these, e.g. activity,selectivity:NH3,-e_hull')
    .option('--set <NAME=VALUE>', 'as for map; repeatable', collect, [])
    .option('--time <t>', 'seconds after a clean surface was exposed, or steady')
    .option('--backend <name>', `how to compute: ${backendNames.join(', ')}`, 'wasm')
    .option('--workers <n>', 'worker threads, 0 for none (default: as many as the work repays)')
    .option('--batch <points>', 'points solved together; the result does not depend on it')
    .option('--restart', 'forget the checkpoint of an interrupted run')
    .addHelpText(
      'after',
      `
A run that is interrupted leaves OUT.partial; the same command goes on from there and gives the same file.
Errors of descriptors belong to each candidate alone; parameters (the study's uncertainty, --sigma barrier=0.1, --ensemble) are
the same for all candidates of a draw, so ranks allow for what they share.
Conditions know numbers, "texts", columns (odd names in \`backquotes\`), + - * / ^, comparisons, and, or, not, abs sqrt exp ln
log10 min max, contains(column, "text") and missing(column); columns of the result can stand in them too.

Examples:
  sabatier screen no3rr --candidates facets.csv --out ranked.csv
  sabatier screen no3rr --candidates facets.csv --out ranked.parquet --samples 256 --sigma E_O=0.35 --sigma E_N=0.35 --where "flag == 0"
  sabatier screen no3rr --candidates facets.csv --out ranked.csv --samples 256 --sigma barrier=0.1 --sigma E_O=0.2 --sigma E_N=0.2 --correlation E_O,E_N=0.6
  sabatier screen no3rr --candidates facets.csv --out front.csv --pareto activity,selectivity:NH3,-e_hull

Exit codes: 0 ok, 1 some candidates failed, 2 bad input, 3 internal fault, 130 interrupted.`,
    )
    .action(async (study: string, options: ScreenCommandOptions) => report(await screenCommand(study, options)));

  program
    .command('fit')
    .description('fit a scaling, BEP or transition-state relation to a table, with intervals and diagnostics')
    .argument('<table>', 'CSV or TSV with a header, or another format that table reads')
    .requiredOption('--y <column>', 'what is to be fitted')
    .requiredOption('--x <column>', 'descriptor, or a power of one such as E_O^2; repeatable', collect, [])
    .option('--method <name>', `how: ${fitMethods.join(', ')}`, 'ordinary')
    .option('--group <column>', 'also fit each group (facet, family) on its own')
    .option('--label <column>', 'names of the rows (default: a column called name, surface, metal …)')
    .option('--weights <column>', 'relative weights of the rows')
    .option('--y-error <column>', 'standard deviations of y: weights, and errors of orthogonal fits')
    .option('--x-error <column>', 'standard deviations of a descriptor, in the order of --x; repeatable', collect, [])
    .option('--error-ratio <n>', 'variance of y over that of x, for orthogonal fits without error columns (default 1)')
    .option('--bound <NAME=RULE>', 'LOW:HIGH, a value, + or - for a slope or const; repeatable', collect, [])
    .option('--confidence <p>', 'probability of intervals and bands', '0.95')
    .option('--unit <name>', 'unit of the columns, for the picture', 'eV')
    .option(
      '--out <file>',
      'rows with residuals and diagnostics as .csv, or everything as .json; - for standard output',
    )
    .option('--svg <file>', 'picture, .svg or .png')
    .option('--plot <kind>', `what it shows: ${fitPlots.join(', ')} (y by element)`, 'fit')
    .option('--ensemble <kind>', `plausible relations: ${ensembleKinds.join(', ')}`)
    .option('--members <n>', 'how many of them', '200')
    .option('--seed <n>', 'where their random numbers start', '1')
    .option('--ensemble-out <file>', 'their coefficients as .csv (they stand in --out x.json too)')
    .addHelpText(
      'after',
      `
A row without a value in one of the columns is left out and named. A BEP relation is barrier = const + slope × reaction energy.

Examples:
  sabatier fit surfaces.csv --y E_OH --x E_O --svg oh.svg
  sabatier fit surfaces.csv --y E_OH --x E_O --svg parity.svg --plot parity
  sabatier fit surfaces.csv --y E_NO --x E_O --x E_N --method huber --group facet --out fit.json
  sabatier fit barriers.csv --y Ea --x dE --bound dE=0:1 --ensemble bootstrap --ensemble-out members.csv
${exitCodes}`,
    )
    .action(async (table: string, options: FitOptions) => report(await fitCommand(table, options)));

  program
    .command('table')
    .description(
      'say how a table of surfaces is read (CSV, ASE, Catalysis-Hub, OC20), and what is doubtful about its energies',
    )
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .argument('<table>', 'CSV or TSV; ASE database or Catalysis-Hub reply (JSON); list of energies (OC20); rows (JSON)')
    .option(
      '--column <HEADER=DESCRIPTOR,…>',
      'how to read a column: unit, sign, reference, shift in eV; repeatable',
      collect,
      [],
    )
    .option(
      '--out <file>',
      'the surfaces as the study has them (eV, more negative = stronger), or - for standard output',
    )
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Examples:
  sabatier table no3rr surfaces.csv
  sabatier table no3rr surfaces.csv --column "dE_O=E_O,kJ/mol,positive-stronger" --out clean.csv
  sabatier table no3rr surfaces.csv --column "dE_O=E_O,eV,half-X2,-2.56"
  sabatier table no3rr reply.json   # saved from api.catalysis-hub.org
  sabatier table no3rr slabs.json   # ase db slabs.db --write-to slabs.json

References: study, atom, half-X2, H2O/H2, OC20. Without a shift the known one is added, and shown: measured energies of the
gases, or for OC20 the published ones.

Exit codes: 0 nothing doubtful, 1 something is, 2 bad input, 3 internal fault.`,
    )
    .action((study: string, table: string, options: TableOptions) => report(tableCommand(study, table, options)));

  program
    .command('alloys')
    .description('write hypothetical alloys with descriptors estimated from d bands, as candidates for screen')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption('--elements <list>', 'metals, such as Pt,Pd,Ru,Cu')
    .option('--parts <n>', 'metals in one alloy at most, 1 to 3', '2')
    .option('--steps <n>', 'steps from one metal to another; 20 for shares of 5 %', '20')
    .option('--strain <list>', 'changes of the distance between neighbours: a list, or LOW:HIGH:COUNT', '0')
    .option('--facets <list>', 'some of 111, 0001, 100, 211', '111')
    .option('--centers <set>', `d-band centres: ${centerSets.join(', ')}`, 'ruban1997')
    .option('--out <file>', 'candidates, .csv or .parquet, or - for standard output', '-')
    .addHelpText(
      'after',
      `
An estimate: the band of an alloy is the mean of its metals, moved by strain and neighbours, and the descriptors are lines in
its centre and coupling, fitted to the pure metals among the study's candidates. Columns sigma_… hold their scatter.

Examples:
  sabatier alloys no3rr --elements Pt,Pd,Rh,Ru,Ni,Cu,Ag,Au --strain -0.04:0.04:9 --facets 111,100,211 --out alloys.csv
  sabatier screen no3rr --candidates alloys.csv --samples 64 --out ranked.csv
${exitCodes}`,
    )
    .action((study: string, options: AlloysOptions) => report(alloysCommand(study, options)));
}
