import type { ConnectionFlags, ReaderEnvironment } from '../cluster/connection.ts';
import type { Result } from '../objects/problem.ts';

/** 0 nothing wrong, 1 something found or not all done, 2 could not answer. */
export type ExitCode = 0 | 1 | 2;

/** Where and how a command may write, given by the process; no command touches `process`. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  /** Whether stdout is a terminal a person looks at. */
  readonly interactive: boolean;
  /** Columns to lay text out for; Infinity where stdout is piped, so that nothing is cut. */
  readonly width: number;
  readonly color: boolean;
  /** Writes to stdout; resolves when it is flushed. A closed pipe is not an error. */
  write(text: string): Promise<void>;
  /** A line on stderr. */
  warn(line: string): void;
  /** Asks a person on stderr and stdin; undefined where nobody is there to answer, or where they ended it. */
  ask(question: string, signal: AbortSignal): Promise<string | undefined>;
  /** Shows what is being done while it takes longer than a second, on an interactive stderr only; call the result to end it. */
  progress(text: () => string): () => void;
}

/** The flags every command has. */
export interface GlobalFlags {
  readonly connection: ConnectionFlags;
  readonly allNamespaces: boolean;
  /** A capture, must-gather or folder of YAML to read instead of a live cluster. */
  readonly from: string | undefined;
  readonly color: 'auto' | 'always' | 'never';
  readonly verbosity: number;
}

/** What a command is given besides its own flags. */
export interface CommandContext {
  readonly global: GlobalFlags;
  readonly terminal: Terminal;
  readonly environment: ReaderEnvironment;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One flag, as kubectl users know it. */
export interface FlagSpec {
  readonly type: 'string' | 'boolean' | 'number' | 'strings';
  readonly describe: string;
  readonly alias?: string;
  readonly choices?: readonly string[];
  readonly default?: string | boolean | number;
  /** What stands for the value in the help text: FILE, N, GLOB. */
  readonly placeholder?: string;
  readonly hidden?: boolean;
  /** The flag may stand alone; its value is then the empty string. */
  readonly optionalValue?: boolean;
}

/**
 * What an argument is, for the shell's completion: `object` is TYPE/NAME, or TYPE and then names; a list holds the words
 * to choose from.
 */
export type ArgumentKind = 'object' | 'type' | 'file' | readonly string[];

type FlagValue<F extends FlagSpec> = F['type'] extends 'boolean'
  ? boolean
  : F['type'] extends 'number'
    ? F extends { readonly default: number }
      ? number
      : number | undefined
    : F['type'] extends 'strings'
      ? readonly string[]
      : F extends { readonly default: string }
        ? string
        : string | undefined;

/** The parsed values of a command's flags, typed by their specifications. */
export type FlagValues<F extends Record<string, FlagSpec>> = { readonly [K in keyof F]: FlagValue<F[K]> };

/** A command as data: what it is called, what it takes, and the thin handler that collects, judges and draws. */
export interface Command<F extends Record<string, FlagSpec> = Record<string, FlagSpec>> {
  readonly name: string;
  readonly summary: string;
  /** How it is called, one line a form, without the program's name: `tree TYPE NAME`. */
  readonly usage: readonly string[];
  readonly examples: readonly { readonly command: string; readonly explains: string }[];
  readonly flags: F;
  /** Most positional arguments that make sense; more is an error. */
  readonly maxArguments: number;
  /** What the arguments are, by place; the last goes for all that follow. */
  readonly arguments?: readonly ArgumentKind[];
  /** Called by programs, not by people: left out of help and suggestions. */
  readonly hidden?: boolean;
  run(args: readonly string[], flags: FlagValues<F>, context: CommandContext): Promise<Result<ExitCode>>;
}

/** A command with its flags' types worked out; returns it unchanged. */
export function defineCommand<const F extends Record<string, FlagSpec>>(command: Command<F>): Command<F> {
  return command;
}
