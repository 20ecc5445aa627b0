import type { Command } from 'commander';
import { exportCommand, type ExportOptions } from './commands/export';
import { importCommand, type ImportOptions } from './commands/import';
import { collect } from './optionTexts';

/** Adds the commands that exchange models with other programs; `report` receives the exit code. */
export function addExchangeCommands(program: Command, report: (code: number) => void): void {
  program
    .command('import')
    .description('turn a model of another program into a study: CatMAP .mkm with its energy table, or MKMCXX 2 input')
    .argument('<model>', 'model file; it is read, never executed')
    .option('--out <file>', 'the study as JSON, or - for standard output', '-')
    .option('--format <name>', 'catmap or mkmcxx (default: told by the content)')
    .option('--energies <file>', 'energy table of CatMAP (default: the one that the model names, beside it)')
    .option(
      '--exact-fits',
      'keep the points of scaling relations and fit them exactly, instead of CatMAP’s coefficients',
    )
    .option(
      '--codata <year>',
      'constants of ideal gases and harmonic adsorbates of CatMAP: 2014 (default, as CatMAP takes them from ASE), 2018, or ' +
        'none (the Boltzmann constant of CatMAP’s rates there too)',
    )
    .option('--keep-time', 'compute at the time of the first run of MKMCXX, not in the steady state')
    .addHelpText(
      'after',
      `
Examples:
  sabatier import CO_oxidation.mkm --out study.json
  sabatier import input.mkm --format mkmcxx --keep-time --out study.json
  sabatier points study.json --points pixels.csv --out results.csv

Where the other program would silently do something else than the file says, a line on standard error says so.
Exit codes: 0 ok, 2 bad input (with line and column), 3 internal fault.`,
    )
    .action((model: string, options: ImportOptions) => report(importCommand(model, options)));

  program
    .command('export')
    .description('write a study as a model of another program: CatMAP .mkm with energies.txt, or MKMCXX 2 input')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption('--format <name>', 'catmap or mkmcxx')
    .option('--out <path>', 'folder for CatMAP, file for MKMCXX, or - for standard output', '-')
    .option('--at <NAME=VALUE,…>', 'the descriptors, for MKMCXX; or the name of a candidate')
    .option('--set <NAME=VALUE>', 'condition or descriptor in place of the study’s; repeatable', collect, [])
    .addHelpText(
      'after',
      `
Examples:
  sabatier export co-oxidation --format catmap --out catmap
  sabatier export no3rr --format mkmcxx --at E_O=-4.5,E_N=-5 --set U=0.1 --out input.mkm

A line on standard error names each thing that the format does not say.
Exit codes: 0 ok, 2 bad input, or a study that the format cannot hold, 3 internal fault.`,
    )
    .action((study: string, options: ExportOptions) => report(exportCommand(study, options)));
}
