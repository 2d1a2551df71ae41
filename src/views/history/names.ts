import type { Subject } from '../../history/entry.ts';
import { subjectKey } from '../../history/subject.ts';
import { nameOf } from './answer.ts';

/** Characters of a uid that tell objects of one name apart. */
const UID = 8;

/** From the shortest to the one that no other object has. */
const WAYS: readonly ((subject: Subject) => string)[] = [
  nameOf,
  ({ kind, namespace, name }) => `${kind} ${namespace ?? ''}/${name}`,
  (subject) => inCluster(`${subject.kind} ${subject.namespace ?? ''}/${subject.name}`, subject),
  (subject) => inCluster(`${nameOf(subject)} (uid ${subject.uid.slice(0, UID)})`, subject),
];

/**
 * How objects of one timeline are called: `RedisCluster/cache`, and where several have that name, of other namespaces, other
 * clusters or other times, with what tells them apart. Not sanitised.
 */
export function namesOf(subjects: readonly Subject[]): (subject: Subject) => string {
  const names = new Map<string, string>();
  for (const group of Map.groupBy(subjects, nameOf).values()) {
    const way = WAYS.find((each) => new Set(group.map(each)).size === group.length) ?? WAYS.at(-1) ?? nameOf;
    for (const subject of group) names.set(subjectKey(subject), way(subject));
  }
  return (subject) => names.get(subjectKey(subject)) ?? nameOf(subject);
}

function inCluster(name: string, { cluster = '' }: Subject): string {
  return cluster === '' ? name : `${name} of ${cluster}`;
}
