import { stripVTControlCharacters } from 'node:util';

/** ASCII, and the signs that trees are drawn with (box drawing, arrows, …): one column each. */
const NARROW = /^[\x20-\x7e\u2500-\u257f→◀↑↓…]*$/;

/** Terminal columns of a text: narrow text is counted here, the rest by string-width, loaded when first needed. */
export default function stringWidth(text: string, options?: object): number {
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  return NARROW.test(plain) ? plain.length : real(plain, options);
}

let loaded: ((text: string, options?: object) => number) | undefined;

function real(text: string, options?: object): number {
  loaded ??= (require('string-width') as { default: (text: string, options?: object) => number }).default;
  return loaded(text, options);
}
