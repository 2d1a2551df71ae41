import type { KubeObject } from '../objects/object.ts';
import type { Subject } from './entry.ts';

/** An object as the subject of a history. */
export function subjectOf({ type, metadata }: KubeObject): Subject {
  const { namespace, name, uid } = metadata;
  return { group: type.group, kind: type.kind, namespace, name, uid };
}

/** Whether two statements are about one object: by uid where both have one, else by name. */
export function isSame(a: Subject, b: Subject): boolean {
  if ((a.cluster ?? '') !== (b.cluster ?? '')) return false;
  if (a.uid !== '' && b.uid !== '') return a.uid === b.uid;
  return a.group === b.group && a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

/** A key that is the same for statements about one object of one uid. */
export function subjectKey({ cluster = '', group, kind, namespace = '', name, uid }: Subject): string {
  return JSON.stringify([cluster, group, kind, namespace, name, uid]);
}
