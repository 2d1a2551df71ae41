/**
 * What could steer a terminal or hide from a reader: controls (C0, C1, DEL), format characters (bidirectional
 * overrides and isolates, zero-width ones, tags, byte order mark), line and paragraph separators, everything else that
 * Unicode says to draw nothing for (fillers, variation selectors), and halves of surrogate pairs. A variation selector
 * behind the emoji that it belongs to stays.
 */
const UNSAFE =
  /(?!(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly all text is plain ASCII, for which the look at each character's properties is spared. */
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_LINES = /^[\n\x20-\x7e]*$/;

/** Makes such characters visible, as `\u001b` or `\u{e0041}`, instead of letting the terminal execute them; line ends become spaces. */
export function sanitize(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/\r?\n/g, ' ').replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : escaped(code);
  });
}

/** The same for JSON and YAML, whose own quoting leaves most of them as they are: `\udb40\udc41` beyond U+FFFF. */
export function escapeControls(text: string): string {
  if (PLAIN_LINES.test(text)) return text;
  return text.replace(UNSAFE, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
