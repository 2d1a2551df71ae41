import { wrap } from '../views/text/wrap.ts';
import type { Command, FlagSpec } from './command.ts';
import { COMMON_FLAGS, CONNECTION_FLAGS } from './flags/global.ts';

/** What the program is called by its users. */
export const PROGRAM = 'kubectl operator';

type Flags = Readonly<Record<string, FlagSpec>>;

/**
 * Help of the whole program: what it is for and its commands.
 * @param width columns to lay it out for; Infinity where nobody looks
 */
export function programHelp(commands: readonly Command[], width: number): string {
  const rows = commands.filter(({ hidden }) => hidden !== true).map(({ name, summary }): Row => [name, summary]);
  return `${[
    'Who owns what in a cluster, why it is stuck, and what its operators do.',
    `Usage:\n  ${PROGRAM} COMMAND [flags]`,
    `Commands:\n${aligned(rows, width)}`,
    `Flags:\n${aligned([flagRow('help', HELP), flagRow('version', VERSION)], width)}`,
    `${PROGRAM} COMMAND --help tells more about one of them.`,
  ].join('\n\n')}\n`;
}

/**
 * Help of one command: how it is called, examples, its flags, those that all commands have, and kubectl's.
 * @param width columns to lay it out for; Infinity where nobody looks
 */
export function commandHelp(command: Command, width: number): string {
  const connection = Object.fromEntries(Object.entries(CONNECTION_FLAGS).filter(([name]) => !(name in command.flags)));
  const own = { ...command.flags, ...COMMON_FLAGS, help: HELP };
  return `${[
    `${command.summary}.`,
    `Usage:\n${command.usage.map((line) => `  ${PROGRAM} ${line}`).join('\n')}`,
    `Examples:\n${command.examples.map(({ command: line, explains }) => `  # ${explains}\n  ${PROGRAM} ${line}`).join('\n')}`,
    `Flags:\n${flagTable(own, width)}`,
    `Connection flags, as kubectl has them:\n${flagTable(connection, width)}`,
  ].join('\n\n')}\n`;
}

const HELP: FlagSpec = { type: 'boolean', alias: 'h', describe: 'Show this help' };
const VERSION: FlagSpec = { type: 'boolean', describe: 'Show the version' };

type Row = readonly [left: string, right: string];

function flagTable(flags: Flags, width: number): string {
  return aligned(
    Object.entries(flags)
      .filter(([, spec]) => spec.hidden !== true)
      .map(([name, spec]) => flagRow(name, spec)),
    width,
  );
}

function flagRow(name: string, spec: FlagSpec): Row {
  const short = spec.alias === undefined ? '    ' : `-${spec.alias}, `;
  const value = spec.choices?.join('|') ?? spec.placeholder;
  const preset = spec.default === undefined || spec.type === 'boolean' ? '' : ` (${spec.default})`;
  const left = `${short}--${name}${value === undefined || spec.choices !== undefined ? '' : ` ${value}`}`;
  return [left, `${spec.describe}${spec.choices === undefined ? '' : `: ${spec.choices.join('|')}`}${preset}`];
}

/** Two columns; what does not fit into the second one goes on below its beginning. */
function aligned(rows: readonly Row[], width: number): string {
  const room = Math.max(...rows.map(([left]) => left.length));
  const indent = ' '.repeat(room + 4);
  const lines = (text: string) => wrap(text, Math.max(LEAST, width - indent.length)).split('\n');
  return rows.map(([left, right]) => `  ${left.padEnd(room)}  ${lines(right).join(`\n${indent}`)}`).join('\n');
}

/** Columns of the second column at least: narrower ones are harder to read than lines that the terminal breaks. */
const LEAST = 30;
