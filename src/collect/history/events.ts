import { eventNamespace } from '../../objects/event.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPathSegment } from '../../objects/path-segment.ts';
import type { Lister } from '../list-kept.ts';

/** For up to so many objects of a namespace the server is asked for each one's Events; of more all are read and most let go. */
const ONE_BY_ONE = 10;

/** Whole Events about objects, and about others that have or had their kinds and names; each once. */
export async function readEvents(objects: readonly KubeObject[], lister: Lister): Promise<readonly KubeObject[]> {
  const byNamespace = Map.groupBy(objects, eventNamespace);
  const lists = await Promise.all(
    [...byNamespace].map(([namespace, group]) =>
      group.length > ONE_BY_ONE || group.some(isOddlyNamed)
        ? allOf(group, namespace, lister)
        : Promise.all(group.map((object) => aboutOne(object, namespace, lister))).then((found) => found.flat()),
    ),
  );
  const events = new Map(lists.flat().map((event) => [`${event.metadata.namespace}/${event.metadata.name}`, event]));
  return [...events.values()];
}

function aboutOne({ type, metadata }: KubeObject, namespace: string, lister: Lister): Promise<KubeObject[]> {
  const fieldSelector = `involvedObject.kind=${type.kind},involvedObject.name=${metadata.name}`;
  return lister.list({ group: '', resource: 'events', namespace, fieldSelector }, (event) => event);
}

async function allOf(objects: readonly KubeObject[], namespace: string, lister: Lister): Promise<KubeObject[]> {
  const named = new Set(objects.map(({ type, metadata }) => `${type.kind}/${metadata.name}`));
  const events = await lister.list({ group: '', resource: 'events', namespace }, (event) => {
    const involved = (key: string) => stringAt(event.body, 'involvedObject', key) ?? '';
    return named.has(`${involved('kind')}/${involved('name')}`) ? event : undefined;
  });
  return events.filter((event) => event !== undefined);
}

/** Names that would mean something else in a selector. */
function isOddlyNamed({ metadata: { name } }: KubeObject): boolean {
  return !isPathSegment(name) || /[\\,=]/.test(name);
}
