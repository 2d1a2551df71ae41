import { Parser } from 'yargs/helpers';
import { nearest } from '../objects/nearest.ts';
import type { Problem } from '../objects/problem.ts';
import type { Command, FlagSpec, FlagValues, GlobalFlags } from './command.ts';
import { expandShortFlags } from './flags/expand.ts';
import { COMMON_FLAGS, CONNECTION_FLAGS, globalFlags } from './flags/global.ts';
import { oddBoolean, readFlags, unknownFlag } from './flags/read.ts';
import { commandHelp, PROGRAM, programHelp } from './help.ts';

/** What a command line asks for. */
export type Invocation =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly args: readonly string[];
      readonly flags: FlagValues<Record<string, FlagSpec>>;
      readonly global: GlobalFlags;
    }
  /** @param width columns of the terminal */
  | { readonly kind: 'print'; readonly text: (width: number) => string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The flags that every command has. */
export const GLOBAL_FLAGS = { ...COMMON_FLAGS, ...CONNECTION_FLAGS };

const PROGRAM_HELP: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/**
 * Reads a command line (without node and script). Pure: it neither prints nor exits.
 * This file is the only one that knows yargs.
 */
export function parseCommandLine(argv: readonly string[], commands: readonly Command[], version: string): Invocation {
  // What people type to see what there is needs no parser: its first use takes a tenth of the whole start.
  if (argv.length === 0 || (argv.length === 1 && PROGRAM_HELP.has(argv[0] ?? ''))) {
    return { kind: 'print', text: (width) => programHelp(commands, width) };
  }
  const word = firstWord(argv, commands);
  const command = commands.find(({ name }) => name === word);
  const specs = { ...GLOBAL_FLAGS, ...command?.flags };
  const parsed = parse(argv, specs);
  const words = parsed._.map(String);
  if (parsed.version === true) return { kind: 'print', text: () => `${version}\n` };
  if (word === undefined || word === 'help' || parsed.help === true) {
    const asked = word === 'help' ? commands.find(({ name }) => name === words[1]) : command;
    return {
      kind: 'print',
      text: (width) => (asked === undefined ? programHelp(commands, width) : commandHelp(asked, width)),
    };
  }
  if (command === undefined) return unknownCommand(word, commands);
  const unknown = unknownFlag(parsed, specs);
  if (unknown !== undefined) return unknownFlagProblem(unknown, Object.keys(specs), command.name);
  const odd = oddBoolean(argv, specs);
  if (odd !== undefined)
    return problem(`"${odd}" makes no sense`, `${odd.split('=')[0]} takes no value, or true or false.`);
  const flags = readFlags(parsed, command.flags);
  if (!flags.ok) return { kind: 'problem', problem: flags.problem };
  const globals = readFlags(parsed, GLOBAL_FLAGS, command.flags);
  const global = globals.ok ? globalFlags(globals.value) : globals;
  if (!global.ok) return { kind: 'problem', problem: global.problem };
  const args = words.slice(1);
  if (args.length > command.maxArguments) {
    return problem(
      `"${args[command.maxArguments]}" is one argument too many for ${command.name}`,
      helpHint(command.name),
    );
  }
  return { kind: 'run', command, args, flags: flags.value, global: global.value };
}

/**
 * Splits a command line into words and flags. yargs' parser alone, without yargs around it: commands and help are
 * ours, and the rest of yargs takes as long to load as all of this program.
 */
function parse(argv: readonly string[], flags: Readonly<Record<string, FlagSpec>>): ReturnType<typeof Parser> {
  const named = (type: 'boolean' | 'string') =>
    Object.keys(flags).filter((name) => (flags[name]?.type === 'boolean') === (type === 'boolean'));
  const aliases = Object.entries(flags).flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, [alias]]]));
  return Parser(expandShortFlags(argv, flags), {
    string: named('string'),
    boolean: [...named('boolean'), 'help', 'version'],
    alias: { help: ['h'], ...Object.fromEntries(aliases) },
    configuration: {
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
    },
  });
}

function unknownCommand(word: string, commands: readonly Command[]): Invocation {
  const [suggestion] = nearest(
    word,
    commands.filter(({ hidden }) => hidden !== true).map(({ name }) => name),
  );
  const question = suggestion === undefined ? '' : `Did you mean "${suggestion}"? `;
  return problem(`unknown command "${word}"`, `${question}${PROGRAM} --help lists the commands.`);
}

/** The first argument that is neither a flag nor the value of one. */
function firstWord(argv: readonly string[], commands: readonly Command[]): string | undefined {
  const flags: Readonly<Record<string, FlagSpec>> = Object.assign(
    {},
    ...commands.map((command) => command.flags),
    GLOBAL_FLAGS,
  );
  const word = parse(argv, flags)._[0];
  return word === undefined ? undefined : String(word);
}

function unknownFlagProblem(flag: string, known: readonly string[], command: string): Invocation {
  const [suggestion] = nearest(flag, known);
  const question = suggestion === undefined ? '' : `Did you mean --${suggestion}? `;
  return problem(`unknown flag ${flag.length === 1 ? '-' : '--'}${flag}`, `${question}${helpHint(command)}`);
}

function problem(message: string, next: string): Invocation {
  return { kind: 'problem', problem: { message, next } };
}

function helpHint(command: string): string {
  return `See ${PROGRAM} ${command} --help.`;
}
