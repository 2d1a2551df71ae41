import yargs, { type Argv, type Options } from 'yargs';
import { failure, type Problem, type Result, success } from '../objects/problem.ts';
import type { Command, FlagSpec, FlagValues, GlobalFlags } from './command.ts';
import { expandShortFlags } from './flags/expand.ts';
import { COMMON_FLAGS, CONNECTION_FLAGS, globalFlags } from './flags/global.ts';
import { nearest } from './nearest.ts';

/** What a command line asks for. */
export type Invocation =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly args: readonly string[];
      readonly flags: FlagValues<Record<string, FlagSpec>>;
      readonly global: GlobalFlags;
    }
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

const PROGRAM = 'kubectl operator';
const GLOBAL_FLAGS: Readonly<Record<string, FlagSpec>> = { ...COMMON_FLAGS, ...CONNECTION_FLAGS };

/**
 * Reads a command line (without node and script). yargs parses flags and writes the help; it neither prints nor exits.
 * This file is the only one that knows yargs.
 */
export function parseCommandLine(argv: readonly string[], commands: readonly Command[], version: string): Invocation {
  const command = commands.find(({ name }) => name === firstWord(argv, commands));
  const specs = { ...GLOBAL_FLAGS, ...command?.flags };
  const parser = command === undefined ? programParser(commands) : commandParser(command);
  const parsed = parser.parseSync(expandShortFlags(argv, specs));
  const words = [...parsed._].map(String);
  if (parsed.version === true) return { kind: 'print', text: `${version}\n` };
  if (parsed.help === true || words[0] === 'help') return { kind: 'print', text: helpText(parser, words, commands) };
  if (command === undefined) return noCommand(words[0], parser, commands);
  const flags = readFlags(parsed, specs, command.name);
  if (!flags.ok) return { kind: 'problem', problem: flags.problem };
  const global = globalFlags(flags.value as Parameters<typeof globalFlags>[0]);
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

function baseParser(usage: string): Argv {
  return yargs()
    .scriptName(PROGRAM)
    .usage(usage)
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
    })
    .exitProcess(false)
    .showHelpOnFail(false)
    .help(false)
    .version(false)
    .option('help', { alias: 'h', type: 'boolean', describe: 'Show this help', group: 'Flags:' })
    .wrap(Math.min(120, process.stdout.columns ?? 100));
}

function programParser(commands: readonly Command[]): Argv {
  let parser = baseParser(
    `Who owns what in a cluster, and what operators do there.\n\nUsage: ${PROGRAM} COMMAND [flags]`,
  );
  for (const { name, summary } of commands) parser = parser.command(name, summary);
  parser = parser.option('version', { type: 'boolean', describe: 'Show the version', group: 'Flags:' });
  return addFlags(parser, GLOBAL_FLAGS, 'hidden').epilogue(`${PROGRAM} COMMAND --help tells more about one of them.`);
}

function commandParser(command: Command): Argv {
  let parser = baseParser(
    `${command.summary}\n\nUsage:\n${command.usage.map((line) => `  ${PROGRAM} ${line}`).join('\n')}`,
  );
  parser = addFlags(parser, command.flags, 'Flags:');
  parser = addFlags(parser, COMMON_FLAGS, 'Flags:');
  parser = addFlags(parser, CONNECTION_FLAGS, 'Connection flags, as those of kubectl:');
  const examples = command.examples.map(
    ({ command: line, explains }) => [`${PROGRAM} ${line}`, explains] as [string, string],
  );
  return parser.example(examples);
}

function addFlags(parser: Argv, flags: Readonly<Record<string, FlagSpec>>, group: string): Argv {
  const options = Object.entries(flags).map(([name, spec]): [string, Options] => [name, yargsOption(spec, group)]);
  return parser.options(Object.fromEntries(options));
}

function yargsOption(spec: FlagSpec, group: string): Options {
  const describe = spec.placeholder === undefined ? spec.describe : `${spec.placeholder}: ${spec.describe}`;
  return {
    type: spec.type === 'boolean' ? 'boolean' : 'string',
    describe: spec.choices === undefined ? spec.describe : `${spec.describe}: ${spec.choices.join('|')}`,
    ...(spec.choices === undefined ? { describe } : {}),
    ...(spec.alias === undefined ? {} : { alias: spec.alias }),
    hidden: spec.hidden === true || group === 'hidden',
    group,
  };
}

/** The parser's help; `help COMMAND` and `COMMAND --help` are the same. */
function helpText(parser: Argv, words: readonly string[], commands: readonly Command[]): string {
  const asked = words[0] === 'help' ? commands.find(({ name }) => name === words[1]) : undefined;
  let text = '';
  (asked === undefined ? parser : commandParser(asked)).showHelp((help) => {
    text = help;
  });
  return `${text}\n`;
}

function noCommand(word: string | undefined, parser: Argv, commands: readonly Command[]): Invocation {
  if (word === undefined) return { kind: 'print', text: helpText(parser, [], commands) };
  const [suggestion] = nearest(
    word,
    commands.map(({ name }) => name),
  );
  const hint =
    suggestion === undefined
      ? `${PROGRAM} --help lists the commands.`
      : `Did you mean "${suggestion}"? ${PROGRAM} --help lists the commands.`;
  return problem(`unknown command "${word}"`, hint);
}

/** The first argument that is neither a flag nor the value of one. */
function firstWord(argv: readonly string[], commands: readonly Command[]): string | undefined {
  const flags: Readonly<Record<string, FlagSpec>> = Object.assign(
    {},
    ...commands.map((command) => command.flags),
    GLOBAL_FLAGS,
  );
  const parser = addFlags(baseParser(''), flags, 'hidden').option('version', { type: 'boolean' });
  const word = parser.parseSync(expandShortFlags(argv, flags))._[0];
  return word === undefined ? undefined : String(word);
}

function readFlags(
  parsed: Readonly<Record<string, unknown>>,
  specs: Readonly<Record<string, FlagSpec>>,
  command: string,
): Result<FlagValues<Record<string, FlagSpec>>> {
  const unknown = unknownFlag(parsed, specs);
  if (unknown !== undefined) {
    const [suggestion] = nearest(unknown, Object.keys(specs));
    const dashes = unknown.length === 1 ? '-' : '--';
    return failure(
      `unknown flag ${dashes}${unknown}`,
      `${suggestion === undefined ? '' : `Did you mean --${suggestion}? `}${helpHint(command)}`,
    );
  }
  const values: Record<string, string | boolean | number | readonly string[] | undefined> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = readFlag(name, spec, parsed[name]);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return success(values as FlagValues<Record<string, FlagSpec>>);
}

function unknownFlag(
  parsed: Readonly<Record<string, unknown>>,
  specs: Readonly<Record<string, FlagSpec>>,
): string | undefined {
  const known = new Set([
    '_',
    '$0',
    'help',
    'h',
    'version',
    ...Object.keys(specs),
    ...Object.values(specs).map(({ alias }) => alias ?? ''),
  ]);
  return Object.keys(parsed).find((name) => !known.has(name));
}

type RawFlag = string | boolean | number | readonly string[] | undefined;

/** One flag's value; of a flag given twice that takes one value the last counts, as with kubectl. */
function readFlag(name: string, spec: FlagSpec, raw: unknown): Result<RawFlag> {
  const given = (Array.isArray(raw) ? raw : [raw]).filter((value) => value !== undefined);
  const last: unknown = given.at(-1);
  if (spec.type === 'boolean') return success(last === true);
  if (spec.type === 'strings')
    return success(given.flatMap((value) => String(value).split(',')).filter((value) => value !== ''));
  if (last === undefined) return success(spec.default);
  const text = String(last);
  if (text === '' && name !== 'verbose')
    return failure(`--${name} needs a value`, `--${name} ${spec.placeholder ?? 'VALUE'}`);
  if (spec.choices !== undefined && !spec.choices.includes(text)) {
    return failure(`"${text}" is no value for --${name}`, `It takes one of ${spec.choices.join(', ')}.`);
  }
  if (spec.type === 'string') return success(text);
  return /^\d+$/.test(text)
    ? success(Number(text))
    : failure(`"${text}" is no number for --${name}`, `--${name} takes a whole number.`);
}

function problem(message: string, next: string): Invocation {
  return { kind: 'problem', problem: { message, next } };
}

function helpHint(command: string): string {
  return `See ${PROGRAM} ${command} --help.`;
}
