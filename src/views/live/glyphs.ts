/** Environment variables that tell what a terminal can show. */
export type TerminalEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a terminal shows more than ASCII: its locale is of UTF-8 (POSIX: the first of LC_ALL, LC_CTYPE and LANG that is
 * not empty), and it is not the console of Linux, whose font has few characters, or a dumb one. Windows has no locale in
 * its environment; its terminals are of UTF-8.
 */
export function showsUnicode(env: TerminalEnvironment): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined ? env.OS === 'Windows_NT' : /utf-?8/i.test(locale);
}

/** What stands for each character of ours, one column for one. */
const STAND_INS: Readonly<Record<string, string>> = {
  '…': '~',
  '≤': '<',
  '≥': '>',
  '⇄': '~',
  '→': '>',
  '↑': '^',
  '↓': 'v',
  '·': '-',
  '×': 'x',
  '▁': '_',
  '▂': '.',
  '▃': ':',
  '▄': '-',
  '▅': '=',
  '▆': '+',
  '▇': '*',
  '█': '#',
};

/** The same text in ASCII as far as it is ours; names of others stay as they are. */
export function inAscii(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, (character) => STAND_INS[character] ?? character);
}
