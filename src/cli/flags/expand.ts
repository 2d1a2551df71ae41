import type { FlagSpec } from '../command.ts';

/**
 * Rewrites the forms that kubectl users type, and that yargs reads otherwise, into ones that both read alike
 * (github.com/spf13/pflag: `-ojson`, `-nshop`, `-An shop`, `-v6`; `-v` alone is allowed here as well). So is what follows a
 * long flag and looks like a number below zero its value: yargs takes the `h` of `--since -1h` for a flag.
 * Arguments after `--` stay as they are.
 */
export function expandShortFlags(argv: readonly string[], flags: Readonly<Record<string, FlagSpec>>): string[] {
  const byAlias = new Map(
    Object.entries(flags).flatMap(([name, spec]) => (spec.alias ? [[spec.alias, { name, spec }] as const] : [])),
  );
  const result: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '--') return [...result, ...argv.slice(index)];
    const next = argv[index + 1];
    if (next !== undefined && /^-\d/.test(next) && takesValue(argument, flags)) {
      result.push(`${argument}=${next}`);
      index++;
      continue;
    }
    if (!/^-[A-Za-z]/.test(argument)) {
      result.push(argument);
      continue;
    }
    const { expanded, takesNext } = expandOne(argument.slice(1), next, byAlias);
    result.push(...expanded);
    if (takesNext) index++;
  }
  return result;
}

/** Whether an argument is a long flag whose value is the next one. */
function takesValue(argument: string, flags: Readonly<Record<string, FlagSpec>>): boolean {
  const name = argument.slice(2);
  return argument.startsWith('--') && Object.hasOwn(flags, name) && flags[name]?.type !== 'boolean';
}

function expandOne(
  letters: string,
  next: string | undefined,
  byAlias: ReadonlyMap<string, { name: string; spec: FlagSpec }>,
): { expanded: string[]; takesNext: boolean } {
  const expanded: string[] = [];
  for (let at = 0; at < letters.length; at++) {
    const flag = byAlias.get(letters.charAt(at));
    const rest = letters.slice(at + 1);
    if (flag === undefined) return { expanded: [...expanded, `-${letters.slice(at)}`], takesNext: false };
    if (flag.spec.type === 'boolean' && !rest.startsWith('=')) {
      expanded.push(`--${flag.name}`);
      continue;
    }
    if (rest !== '') return { expanded: [...expanded, `--${flag.name}=${rest.replace(/^=/, '')}`], takesNext: false };
    if (flag.name === 'verbose') {
      const level = next !== undefined && /^\d+$/.test(next) ? next : undefined;
      return { expanded: [...expanded, `--verbose=${level ?? '1'}`], takesNext: level !== undefined };
    }
    if (next === undefined) return { expanded: [...expanded, `--${flag.name}`], takesNext: false };
    return { expanded: [...expanded, `--${flag.name}=${next}`], takesNext: true };
  }
  return { expanded, takesNext: false };
}
