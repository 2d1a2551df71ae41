/** What keys mean in every live view. */
export type CommonMeaning = 'end' | 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

/** Keys of the keyboard that have no letter, as ink names them. */
const SPECIAL = {
  escape: 'end',
  upArrow: 'up',
  downArrow: 'down',
  pageUp: 'pageUp',
  pageDown: 'pageDown',
  home: 'first',
  end: 'last',
} as const satisfies Record<string, CommonMeaning>;

type SpecialKey = keyof typeof SPECIAL;
const SPECIAL_KEYS: readonly SpecialKey[] = ['escape', 'upArrow', 'downArrow', 'pageUp', 'pageDown', 'home', 'end'];

/** Which of the keys without a letter was pressed. */
export type SpecialKeys = Readonly<Record<SpecialKey, boolean>>;

/** As `less` has them. */
const LETTERS: ReadonlyMap<string, CommonMeaning> = new Map([
  ['q', 'end'],
  ['k', 'up'],
  ['j', 'down'],
  ['b', 'pageUp'],
  [' ', 'pageDown'],
  ['g', 'first'],
  ['G', 'last'],
]);

/**
 * What a key means in a view; undefined: nothing.
 * @param own letters that mean something in this view alone. A map, since what is pasted may be any word.
 */
export function meaningOf<Own = never>(
  input: string,
  key: SpecialKeys,
  own?: ReadonlyMap<string, Own>,
): CommonMeaning | Own | undefined {
  const special = SPECIAL_KEYS.find((name) => key[name]);
  return special === undefined ? (own?.get(input) ?? LETTERS.get(input)) : SPECIAL[special];
}
