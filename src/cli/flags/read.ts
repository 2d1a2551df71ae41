import { failure, type Result, success } from '../../objects/problem.ts';
import type { FlagSpec, FlagValues } from '../command.ts';

/** A command line as the parser splits it: flags by name and alias, words under `_`. */
export type ParsedLine = Readonly<Record<string, unknown>>;

type Specs = Readonly<Record<string, FlagSpec>>;

/** The flag of a command line that no specification knows; undefined where there is none. */
export function unknownFlag(parsed: ParsedLine, specs: Specs): string | undefined {
  const aliases = Object.values(specs).map(({ alias }) => alias ?? '');
  const known = new Set(['_', '$0', 'help', 'h', 'version', ...Object.keys(specs), ...aliases]);
  return Object.keys(parsed).find((name) => !known.has(name));
}

/** The first `--flag=value` of a command line whose flag takes true or false and nothing else; the parser drops it. */
export function oddBoolean(argv: readonly string[], specs: Specs): string | undefined {
  return argv.find((argument) => {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(argument) ?? [];
    return Object.hasOwn(specs, name) && specs[name]?.type === 'boolean' && value !== 'true' && value !== 'false';
  });
}

/**
 * The values of flags, typed by their specifications; a problem where one makes no sense.
 * @param redefined flags that a command reads in its own way, of the same types
 */
export function readFlags<F extends Specs>(parsed: ParsedLine, specs: F, redefined: Specs = {}): Result<FlagValues<F>> {
  const values: Record<string, RawFlag> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = readFlag(name, redefined[name] ?? spec, parsed[name]);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  // The border with the untyped parser: readFlag has given each value the type that its specification says.
  return success(values as FlagValues<F>);
}

type RawFlag = string | boolean | number | readonly string[] | undefined;

/** One flag's value; of a flag given twice that takes one value the last counts, as with kubectl. */
function readFlag(name: string, spec: FlagSpec, raw: unknown): Result<RawFlag> {
  const given = (Array.isArray(raw) ? raw : [raw]).filter((value) => value !== undefined);
  const last: unknown = given.at(-1);
  if (spec.type === 'boolean') return success(last === true);
  if (spec.type === 'strings') {
    const values = given.flatMap((value) => String(value).split(',')).filter((value) => value !== '');
    return raw === undefined || values.length > 0 ? success(values) : withoutValue(name, spec);
  }
  if (last === undefined) return success(spec.default);
  const text = String(last);
  if (text === '' && spec.optionalValue !== true) {
    return withoutValue(name, spec);
  }
  if (spec.choices !== undefined && !spec.choices.includes(text)) {
    return failure(`"${text}" is no value for --${name}`, `It takes one of ${spec.choices.join(', ')}.`);
  }
  if (spec.type === 'string') return success(text);
  if (/^\d+$/.test(text)) return success(Number(text));
  return failure(`"${text}" is no number for --${name}`, `--${name} takes a whole number.`);
}

function withoutValue(name: string, { placeholder = 'VALUE' }: FlagSpec): Result<never> {
  return failure(`--${name} needs a value`, `--${name} ${placeholder}`);
}
