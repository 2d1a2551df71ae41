import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { FoundOwner, OwnerLookup } from '../../ownership/tree-model.ts';
import type { QueryMap } from '../query.ts';
import { silentGroup } from './namespaces.ts';
import { objectOf } from './objects.ts';

/** An owner reference to a Widget, which blocks the owner's deletion. */
export function referenceTo(name: string, more: JsonObject = {}): JsonObject {
  const apiVersion = 'example.com/v1';
  return { apiVersion, kind: 'Widget', name, uid: `uid-${name}`, blockOwnerDeletion: true, ...more };
}

/** A Widget that is not being deleted, in namespace shop unless told otherwise. */
export function liveWidget(name: string, metadata: JsonObject = {}): KubeObject {
  return objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    { metadata: { name, namespace: 'shop', uid: `uid-${name}`, ...metadata } },
  );
}

/** What look-ups of owners find, by the owner's name: a live owner, what became of it, or `silent`: its group is. */
export function ownersFound(
  owners: Readonly<Record<string, KubeObject | OwnerLookup | 'silent'>>,
): (query: QueryMap['owner']) => Promise<Answer<FoundOwner>> {
  return async ({ name, apiVersion }) => {
    const found = owners[name];
    if (found === undefined) return answer({ lookup: { kind: 'not-found' } });
    if (found === 'silent') return gapAnswer(silentGroup(apiVersion.split('/')[0] ?? '', undefined));
    if ('kind' in found) return answer({ lookup: found });
    return answer({ lookup: { kind: 'found', uid: found.metadata.uid }, object: found });
  };
}
