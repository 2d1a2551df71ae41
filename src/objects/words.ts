import type { Gap } from './gap.ts';
import type { KubeObject } from './object.ts';

/** `RedisBackup shop/cache-nightly`: an object in a sentence. */
export function inWords({ type, metadata }: KubeObject): string {
  const { namespace, name } = metadata;
  return `${type.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** `1 pod`, `3 pods`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The first few of a list in words, the rest counted: `a, b and 3 more`. */
export function some(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The first line of a text, cut where it is long: for messages of others in a sentence. */
export function excerpt(text: string, most = 240): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? '';
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** A place, or as much of it as was seen: what could not be read may hold what was looked for. */
export function partOf(place: string, unread: readonly Gap[]): string {
  return unread.length === 0 ? place : `what could be read of ${place}`;
}
