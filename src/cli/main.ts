#!/usr/bin/env node
import { CommanderError, type Command } from 'commander';
import { faultText, InvalidInput } from '../base';
import { makeProgram } from './program';

const badInput = 2;
const internalFault = 3;

/** Runs the command line and sets the exit code. Bad input is one line on standard error, never a stack trace. */
async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = makeProgram((reported) => (code = reported));
  quiet(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (fault) {
    if (fault instanceof CommanderError) return commanderCode(fault);
    if (fault instanceof InvalidInput) return say(fault.message, badInput);
    return say(`internal fault: ${faultText(fault)}`, internalFault);
  }
}

/** Makes commander throw instead of exiting, and leaves its error texts to `commanderCode`. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(quiet);
}

function commanderCode(fault: CommanderError): number {
  if (fault.exitCode === 0) return 0;
  if (fault.code === 'commander.help')
    return say(
      'invalid command: got nothing, expected map, ensemble, points, cut, explain, energies, screen, fit, table, alloys, check, import, close, studies, backends or schema (see --help)',
      badInput,
    );
  return say(`${fault.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')} (see --help)`, badInput);
}

function say(message: string, code: number): number {
  process.stderr.write(`sabatier: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  return code;
}

process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});
process.exitCode = await run(process.argv.slice(2));
