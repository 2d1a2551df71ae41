import { distance } from 'fastest-levenshtein';

/**
 * The names most like a mistyped word, best first: within a third of its length in edits, or beginning with it.
 * Returns at most `limit` of them; none where nothing is alike.
 */
export function nearest(word: string, names: readonly string[], limit = 3): string[] {
  const wanted = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return names
    .map((name) => ({ name, edits: name.toLowerCase().startsWith(wanted) ? 0 : distance(wanted, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || a.name.length - b.name.length || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ name }) => name);
}
