import { stripVTControlCharacters } from 'node:util';

/** Terminal columns of a text: ASCII is counted here, the rest by string-width, which is loaded when first needed. */
export default function stringWidth(text: string, options?: object): number {
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  return /^[\x20-\x7e]*$/.test(plain) ? plain.length : real(plain, options);
}

let loaded: ((text: string, options?: object) => number) | undefined;

function real(text: string, options?: object): number {
  loaded ??= (require('string-width') as { default: (text: string, options?: object) => number }).default;
  return loaded(text, options);
}
