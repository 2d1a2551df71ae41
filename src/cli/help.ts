import type { Command, FlagSpec } from './command.ts';
import { COMMON_FLAGS, CONNECTION_FLAGS } from './flags/global.ts';

/** What the program is called by its users. */
export const PROGRAM = 'kubectl operator';

type Flags = Readonly<Record<string, FlagSpec>>;

/** Help of the whole program: what it is for and its commands. */
export function programHelp(commands: readonly Command[]): string {
  const rows = commands.filter(({ hidden }) => hidden !== true).map(({ name, summary }): Row => [name, summary]);
  return `${[
    'Who owns what in a cluster, and what its operators do.',
    `Usage:\n  ${PROGRAM} COMMAND [flags]`,
    `Commands:\n${aligned(rows)}`,
    `Flags:\n${aligned([flagRow('help', HELP), flagRow('version', VERSION)])}`,
    `${PROGRAM} COMMAND --help tells more about one of them.`,
  ].join('\n\n')}\n`;
}

/** Help of one command: how it is called, examples, its flags, those that all commands have, and kubectl's. */
export function commandHelp(command: Command): string {
  const connection = Object.fromEntries(Object.entries(CONNECTION_FLAGS).filter(([name]) => !(name in command.flags)));
  const own = { ...command.flags, ...COMMON_FLAGS, help: HELP };
  return `${[
    `${command.summary}.`,
    `Usage:\n${command.usage.map((line) => `  ${PROGRAM} ${line}`).join('\n')}`,
    `Examples:\n${command.examples.map(({ command: line, explains }) => `  # ${explains}\n  ${PROGRAM} ${line}`).join('\n')}`,
    `Flags:\n${flagTable(own)}`,
    `Connection flags, as kubectl has them:\n${flagTable(connection)}`,
  ].join('\n\n')}\n`;
}

const HELP: FlagSpec = { type: 'boolean', alias: 'h', describe: 'Show this help' };
const VERSION: FlagSpec = { type: 'boolean', describe: 'Show the version' };

type Row = readonly [left: string, right: string];

function flagTable(flags: Flags): string {
  return aligned(
    Object.entries(flags)
      .filter(([, spec]) => spec.hidden !== true)
      .map(([name, spec]) => flagRow(name, spec)),
  );
}

function flagRow(name: string, spec: FlagSpec): Row {
  const short = spec.alias === undefined ? '    ' : `-${spec.alias}, `;
  const value = spec.choices?.join('|') ?? spec.placeholder;
  const preset = spec.default === undefined || spec.type === 'boolean' ? '' : ` (${spec.default})`;
  const left = `${short}--${name}${value === undefined || spec.choices !== undefined ? '' : ` ${value}`}`;
  return [left, `${spec.describe}${spec.choices === undefined ? '' : `: ${spec.choices.join('|')}`}${preset}`];
}

function aligned(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
