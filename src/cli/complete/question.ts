import type { ArgumentKind, Command, FlagSpec, GlobalFlags } from '../command.ts';
import { expandShortFlags } from '../flags/expand.ts';
import { GLOBAL_FLAGS, parseCommandLine } from '../parse.ts';

/** What is to be completed. `prefix` is what was typed of it. */
export type Question =
  | { readonly kind: 'command' | 'nothing'; readonly prefix: string }
  | { readonly kind: 'flag'; readonly prefix: string; readonly flags: Readonly<Record<string, FlagSpec>> }
  | {
      readonly kind: 'value';
      readonly prefix: string;
      readonly name: string;
      readonly spec: FlagSpec;
      readonly global: GlobalFlags;
    }
  | {
      readonly kind: 'argument';
      readonly prefix: string;
      readonly argument: ArgumentKind;
      readonly before: readonly string[];
      readonly global: GlobalFlags;
    };

/**
 * Understands a command line that is being typed: the words after the program, the last of which (it may be empty) is
 * to be completed. A line that makes no sense asks for nothing.
 */
export function questionOf(words: readonly string[], commands: readonly Command[]): Question {
  const prefix = words.at(-1) ?? '';
  const nothing = { kind: 'nothing', prefix } as const;
  const before = words.slice(0, -1);
  const [name] = before;
  if (name === undefined || (name === 'help' && before.length === 1)) return { kind: 'command', prefix };
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return nothing;
  const flags: Readonly<Record<string, FlagSpec>> = { ...GLOBAL_FLAGS, ...command.flags };

  const literal = before.includes('--');
  const assigned = literal ? undefined : /^--([^=]+)=(.*)$/s.exec(prefix);
  const waiting = literal ? undefined : waitingFlag(before.at(-1), flags);
  const flag = assigned?.[1] ?? waiting;
  const line = parseCommandLine(waiting === undefined ? before : before.slice(0, -1), commands, '');
  if (line.kind !== 'run') return nothing;
  const { global } = line;
  if (flag !== undefined) {
    const spec = flags[flag];
    return spec === undefined ? nothing : { kind: 'value', prefix: assigned?.[2] ?? prefix, name: flag, spec, global };
  }
  if (!literal && prefix.startsWith('-')) return { kind: 'flag', prefix, flags };
  const places = command.arguments ?? [];
  const argument = places[Math.min(line.args.length, places.length - 1)];
  if (argument === undefined || line.args.length >= command.maxArguments) return nothing;
  return { kind: 'argument', prefix, argument, before: line.args, global };
}

/** The flag that a word leaves without its value: `-n`, `--namespace`, `-An`. */
function waitingFlag(word: string | undefined, flags: Readonly<Record<string, FlagSpec>>): string | undefined {
  if (word === undefined || !word.startsWith('-')) return undefined;
  const name = expandShortFlags([word], flags).at(-1)?.replace(/^--/, '') ?? '';
  const spec = Object.hasOwn(flags, name) ? flags[name] : undefined;
  return spec === undefined || spec.type === 'boolean' || spec.optionalValue === true ? undefined : name;
}
