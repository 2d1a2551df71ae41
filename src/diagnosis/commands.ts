import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';

/**
 * A word as a POSIX shell takes it literally: plain words as they are, all else in single quotes. Names come from the
 * cluster and can hold what a shell would execute.
 */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_.,:/@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `kubectl …`, its words quoted where they have to be. `undefined` words are left out. */
export function kubectl(...words: readonly (string | undefined)[]): string {
  return ['kubectl', ...words.filter((word) => word !== undefined).map(shellWord)].join(' ');
}

/** `-n shop` as words; none for a cluster-scoped object. */
export function inNamespace(namespace: string | undefined): string[] {
  return namespace === undefined ? [] : ['-n', namespace];
}

/** `redisbackups.cache.example.com/cache-nightly`: TYPE/NAME as kubectl takes it without doubt. */
export function typeAndName({ type, metadata }: KubeObject): string {
  return `${groupResource(type)}/${metadata.name}`;
}
