import { Command } from 'commander';
import { version } from '../base';
import { cutQuantities, ensembleKindHelp, paletteNames, plotKindHelp, textForms, usualFinish } from '../plots';
import { backendNames } from './backendOpeners';
import { backendsCommand } from './commands/backends';
import { checkCommand } from './commands/check';
import { closeCommand, type CloseOptions } from './commands/close';
import { cutCommand, type CutOptions } from './commands/cut';
import { energiesCommand, type EnergiesOptions } from './commands/energies';
import { ensembleCommand, type EnsembleCommandOptions } from './commands/ensemble';
import { explainCommand, type ExplainOptions } from './commands/explain';
import { mapCommand, type MapOptions } from './commands/map';
import { pointsCommand, type PointsOptions } from './commands/points';
import { schemaCommand } from './commands/schema';
import { studiesCommand } from './commands/studies';
import { addExchangeCommands } from './exchangeCommands';
import { usualFile } from './pictureFinish';
import { collect, exitCodes } from './optionTexts';
import { addTableCommands } from './tableCommands';

const textHelp = `letters of the pictures: ${textForms.join(', ')} (default: ${usualFinish.text})`;
const dpiHelp = `pixels an inch of PNG pictures (default: ${usualFile.dpi})`;
const levelsHelp = 'colour scale of the pictures, or own for the usual one; one for all or one per --svg';
const paletteHelp = `colours of the pictures: ${paletteNames.join(', ')} or own; one for all or one per --svg`;
const widthHelp = `width of the pictures in print, cm (default: ${usualFinish.width_cm})`;

/** The command line; `report` receives the exit code of the command that ran. */
export function makeProgram(report: (code: number) => void): Command {
  const program = new Command('sabatier')
    .description('Activity, selectivity, coverage and rate-control maps from a microkinetic study.')
    .version(version)
    .showHelpAfterError(false)
    .addHelpText('after', exitCodes);

  withEvaluation(program.command('map'))
    .description('compute a map over two variables and write it as data and pictures')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .option('--grid <NXxNY>', 'pixels (default: the study’s)')
    .option('--range <NAME=LOW:HIGH>', 'range of an axis; repeatable', collect, [])
    .option('--x <name>', 'horizontal axis (default: first descriptor)')
    .option('--y <name>', 'vertical axis (default: second descriptor)')
    .option('--out <file>', 'table, .csv or .json, or - for standard output; repeatable', collect, [])
    .option('--svg <file>', 'picture, .svg or .png; repeatable', collect, [])
    .option('--plot <what>', `what the picture shows: ${plotKindHelp}; one per --svg, default activity`, collect, [])
    .option(
      '--minus <NAME=VALUE>',
      'subtract the map at these conditions, otherwise those of --set; repeatable',
      collect,
      [],
    )
    .option('--minus-study <study>', 'subtract the map of another study of the same steps, such as a closed one')
    .option('--levels <FROM:TO:STEP>', levelsHelp, collect, [])
    .option('--palette <name>', paletteHelp, collect, [])
    .option('--text <form>', textHelp)
    .option('--width <cm>', widthHelp)
    .option('--dpi <n>', dpiHelp)
    .option('--caption <file>', 'captions of the pictures as text, or - for standard output')
    .option('--bib <file>', 'what the study cites as BibTeX, or - for standard output')
    .addHelpText(
      'after',
      `
Examples:
  sabatier map no3rr --out map.csv --svg activity.svg
  sabatier map no3rr --svg activity.png --width 8.5 --dpi 600
  sabatier map no3rr --set U=-0.2 --set a_NO3-=0.01 --svg winner.svg --plot winner
  sabatier map no3rr --time 1 --grid 51x51 --svg early.svg
  sabatier map no3rr --svg activity.svg --levels -12:3:1 --palette Spectral_r
  sabatier map no3rr --x E_O --y U --range U=-0.6:0.2 --set E_N=-5 --svg cut.svg --plot selectivity:NH3
  sabatier map no3rr --set U=-0.3 --minus U=0.1 --svg change.svg --out change.csv
  sabatier map no3rr --svg drc.svg --plot "drc:NO3* + * <-> NO2* + O*"
${exitCodes}`,
    )
    .action(async (study: string, options: MapOptions) => report(await mapCommand(study, options)));

  withConditions(program.command('ensemble'), 'auto')
    .description(
      'compute maps of perturbed parameters: mean and spread of log10 TOF, probabilities of winners and rates',
    )
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .option('--members <n>', 'perturbed copies (default: 200, or all rows of the ensemble)')
    .option('--seed <n>', 'whole number that the random numbers follow from', '1')
    .option(
      '--sigma <NAME=VALUE>',
      'standard deviation of energy:SPECIES, barrier:STEP, reaction:STEP, descriptor:NAME (eV), prefactor:STEP (ln) or ' +
        'bep:STEP, or of all of a kind, e.g. barrier=0.1; repeatable',
      collect,
      [],
    )
    .option('--ensemble <file>', 'CSV with a column for each parameter and a row of deviations for each member')
    .option('--threshold <[NAME=]TOF>', 'TOF in 1/s whose exceedance is counted; repeatable', collect, [])
    .option('--level <p>', 'probability below which the winner is hatched', '0.9')
    .option('--grid <NXxNY>', 'pixels (default: the study’s)')
    .option('--range <NAME=LOW:HIGH>', 'range of an axis; repeatable', collect, [])
    .option('--x <name>', 'horizontal axis (default: first descriptor)')
    .option('--y <name>', 'vertical axis (default: second descriptor)')
    .option('--out <file>', 'table, .csv or .json, or - for standard output; repeatable', collect, [])
    .option('--svg <file>', 'picture, .svg or .png; repeatable', collect, [])
    .option('--plot <what>', `what the picture shows: ${ensembleKindHelp}; one per --svg, default winner`, collect, [])
    .option('--levels <FROM:TO:STEP>', levelsHelp, collect, [])
    .option('--palette <name>', paletteHelp, collect, [])
    .option('--text <form>', textHelp)
    .option('--width <cm>', widthHelp)
    .option('--dpi <n>', dpiHelp)
    .addHelpText(
      'after',
      `
Examples:
  sabatier ensemble no3rr --sigma barrier=0.1 --sigma energy=0.1 --members 1000 --svg winner.svg
  sabatier ensemble no3rr --sigma barrier=0.1 --threshold NH3=1e-3 --svg nh3.svg --plot exceeds:NH3 --out nh3.csv
  sabatier ensemble study.json --ensemble members.csv --svg spread.svg --plot spread
${exitCodes}`,
    )
    .action(async (study: string, options: EnsembleCommandOptions) => report(await ensembleCommand(study, options)));

  withEvaluation(program.command('points'))
    .description('evaluate every row of a table')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption(
      '--points <file>',
      'CSV with columns named like variables (E_O, U, T, a_NO3-, time); others are carried through',
    )
    .option('--out <file>', 'table, .csv or .json, or - for standard output', '-')
    .addHelpText(
      'after',
      `
Examples:
  sabatier points no3rr --points surfaces.csv --out results.csv
  sabatier points study.json --points surfaces.csv --set U_SHE=-0.5 --set pH=13 --drc --out results.csv
${exitCodes}`,
    )
    .action(async (study: string, options: PointsOptions) => report(await pointsCommand(study, options)));

  program
    .command('explain')
    .description('say why one point is what it is: coverages, rates of every step, rate control, fluxes, energies')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption('--at <NAME=VALUE,…>', 'the descriptors, and other variables; or the name of a candidate')
    .option('--set <NAME=VALUE>', 'as for map; repeatable', collect, [])
    .option('--time <t>', 'seconds after a clean surface was exposed, or steady')
    .option('--product <name>', 'whose rate control and energies (default: the one that takes most atoms)')
    .option('--json <file>', 'everything as JSON, or - for standard output')
    .option(
      '--branches',
      'list every steady state: stable or not, and which starts end there (also where several are found)',
    )
    .option('--svg-network <file>', 'picture of the net fluxes, .svg or .png')
    .option('--svg-profile <file>', 'picture of the free energies on the way to the product, .svg or .png')
    .option('--text <form>', textHelp)
    .option('--width <cm>', widthHelp)
    .option('--dpi <n>', dpiHelp)
    .option('--backend <name>', `how to compute: ${backendNames.join(', ')}`, 'cpu')
    .addHelpText(
      'after',
      `
Examples:
  sabatier explain no3rr --at E_O=-4.5,E_N=-5
  sabatier explain no3rr --at E_O=-4.3,E_N=-4.6 --set U=-0.2 --product NH3 --svg-network net.svg --svg-profile nh3.svg

Exit codes: 0 ok, 1 the point has no solution (masked or failed), 2 bad input, 3 internal fault.`,
    )
    .action(async (study: string, options: ExplainOptions) => report(await explainCommand(study, options)));

  withEvaluation(program.command('cut'))
    .description('evaluate along a straight line between two points')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption('--from <ends>', 'first point, NAME=VALUE,NAME=VALUE')
    .requiredOption('--to <ends>', 'last point, the same names')
    .option('--points <n>', 'points on the line, both ends included', '201')
    .option('--out <file>', 'table, .csv or .json, or - for standard output')
    .option('--svg <file>', 'picture, .svg or .png')
    .option('--text <form>', textHelp)
    .option('--width <cm>', widthHelp)
    .option('--dpi <n>', dpiHelp)
    .option('--show <what>', `what the picture shows: ${cutQuantities.join(', ')}`, 'tof')
    .option('--x <name>', 'what runs to the right in the picture: distance or a variable of the cut', 'distance')
    .addHelpText(
      'after',
      `
Examples:
  sabatier cut no3rr --from E_O=-4,E_N=-4 --to E_O=-6,E_N=-6 --out cut.csv --svg cut.svg
  sabatier cut no3rr --from U=-0.6 --to U=0.2 --set E_O=-4.5 --set E_N=-5 --svg cut.svg --show selectivity --x U
${exitCodes}`,
    )
    .action(async (study: string, options: CutOptions) => report(await cutCommand(study, options)));

  addTableCommands(program, report);

  program
    .command('check')
    .description('validate and lint a study')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .option('--json', 'print findings as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  sabatier check no3rr\n  sabatier check study.json --json\n\nExit codes: 0 no errors (warnings allowed), 2 errors or bad input.',
    )
    .action((study: string, options: { json?: boolean }) => report(checkCommand(study, options)));

  program
    .command('studies')
    .description('list the embedded studies, or write one as JSON')
    .option('--show <name>', 'write this study as JSON, to start one of your own from')
    .option('--out <file>', 'where to', '-')
    .option('--json', 'print the list as JSON')
    .addHelpText('after', '\nExamples:\n  sabatier studies\n  sabatier studies --show no3rr --out mine.json')
    .action((options: { show?: string; out: string; json?: boolean }) => report(studiesCommand(options)));

  program
    .command('energies')
    .description('write the free energy of every species part by part: E, ZPE, ∫Cp dT, -TS, corrections, -eU, kT ln a')
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .option('--at <NAME=VALUE,…>', 'the descriptors, and other variables; or the name of a candidate')
    .option('--set <NAME=VALUE>', 'as for map; repeatable', collect, [])
    .option('--out <file>', 'table (CSV), or - for standard output', '-')
    .addHelpText(
      'after',
      '\nExamples:\n  sabatier energies study.json --at O_s=1,CO_s=1.5 --set T=600\n  sabatier energies study.json --at Pt',
    )
    .action((study: string, options: EnergiesOptions) => report(energiesCommand(study, options)));

  program
    .command('close')
    .description(
      'make a study thermodynamically consistent with the smallest change of its energies, and say what changed',
    )
    .argument('<study>', 'study file (JSON) or name of an embedded study')
    .requiredOption('--out <file>', 'the closed study as JSON, or - for standard output')
    .option('--weight <STEP=NUMBER>', 'how firmly a step holds its energies (default 1); repeatable', collect, [])
    .addHelpText(
      'after',
      `
Examples:
  sabatier close no3rr --out closed.json
  sabatier map no3rr --svg published.svg
  sabatier map closed.json --svg closed.svg
  sabatier map closed.json --minus-study no3rr --svg difference.svg
  sabatier close no3rr --weight "NO3* + * <-> NO2* + O*=100" --out closed.json`,
    )
    .action((study: string, options: CloseOptions) => report(closeCommand(study, options)));

  addExchangeCommands(program, report);

  program
    .command('backends')
    .description('say which backends run here, how fast, and which one auto takes')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExamples:\n  sabatier backends\n  sabatier map no3rr --backend auto --svg map.svg')
    .action(async (options: { json?: boolean }) => report(await backendsCommand(options)));

  program
    .command('schema')
    .description('write the JSON Schema of the study document')
    .option('--out <file>', 'where to', '-')
    .action((options: { out: string }) => report(schemaCommand(options)));

  return program;
}

function withEvaluation(command: Command): Command {
  return withConditions(command, 'cpu')
    .option('--drc', 'add degrees of rate control, x_rc:PRODUCT:STEP')
    .option('--orders', 'add reaction orders, order:PRODUCT:SPECIES')
    .option('--branches', 'look for several steady states from every start and add the number of stable ones, branches')
    .option('--eapp', 'add apparent activation energies, eapp:PRODUCT (eV)');
}

function withConditions(command: Command, backend: string): Command {
  return command
    .option(
      '--set <NAME=VALUE>',
      'set a descriptor, U, U_RHE, U_SHE, pH, T, time, beta or a_SPECIES; repeatable',
      collect,
      [],
    )
    .option('--time <t>', 'seconds after a clean surface was exposed, or steady')
    .option('--backend <name>', `how to compute: ${backendNames.join(', ')}`, backend)
    .option('--workers <n>', 'worker threads, 0 for none (default: as many as the work repays)');
}
