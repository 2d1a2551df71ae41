import type { KubeObject } from '../objects/object.ts';

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
