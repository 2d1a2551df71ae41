/**
 * C0 and C1 controls, DEL, and what reorders or hides text (bidirectional overrides and isolates, zero-width
 * characters, line and paragraph separators, byte order mark): cluster data must not steer a terminal.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Makes control characters visible as `\u001b` instead of letting the terminal execute them; line ends become spaces. */
export function sanitize(text: string): string {
  return text
    .replace(/\r?\n/g, ' ')
    .replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same for JSON and YAML, whose own quoting leaves U+007F to U+009F and the separators as they are. */
export function escapeControls(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' ? '\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
