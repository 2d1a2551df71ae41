import stringWidth from 'string-width';

/** Terminal columns of a name: Kubernetes' own have 63 at most where they are labels. */
const MOST = 63;

/** A name that is longer than a line can bear, without its middle: beginning and end tell most. */
export function shorten(name: string, most: number = MOST): string {
  if (stringWidth(name) <= most) return name;
  const characters = [...name];
  const tail = taken(characters.toReversed(), Math.floor(most / 3)).reverse();
  return `${taken(characters, most - 1 - Math.floor(most / 3)).join('')}…${tail.join('')}`;
}

/** The same for each word of a sentence. */
export function shortenWords(sentence: string): string {
  return sentence
    .split(' ')
    .map((word) => shorten(word))
    .join(' ');
}

/** As many characters as have room. */
function taken(characters: readonly string[], room: number): string[] {
  let width = 0;
  const end = characters.findIndex((character) => {
    width += stringWidth(character);
    return width > room;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}
