import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import type { Ask } from '../diagnosis/engine.ts';
import type { Answers, PartialList, QueryKind, QueryMap } from '../diagnosis/query.ts';
import { type Answer, answer, gapAnswer } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import type { OperatorInventory } from '../operators/model.ts';
import { answerAccess } from './answer-access.ts';
import { namespaceContents } from './namespace-contents.ts';
import { readOperatorInventory } from './operator-facts.ts';
import { lookUpOwner } from './owner-lookup.ts';
import { deletableTypes, remainingObjects } from './remaining-objects.ts';
import { scrapedText } from './scraped-text.ts';
import { watchChanges } from './watch-changes.ts';

type Answerers = { readonly [K in QueryKind]: (query: QueryMap[K]) => Promise<Answer<Answers[K]>> };

/** How to answer. */
export interface AskOptions {
  /** False: no write is tried, not even without writing; what asks for it is answered with a gap. */
  readonly probes: boolean;
  readonly signal: AbortSignal;
  /** The inventory, where the caller reads it anyway: it takes a dozen lists. */
  readonly operators?: Promise<OperatorInventory>;
}

/** Answers the queries of rules from a cluster. Nothing is remembered here but sweeps, which many queries share. */
export function answerQueries(
  reader: ClusterReader,
  discovery: Discovery,
  { probes, signal, operators }: AskOptions,
): Ask {
  // Of a source that holds a part of a cluster only, what is not in it may well be in the cluster.
  const partial = discovery.gaps.find(({ subject }) => subject.kind === 'cluster');
  const there = <T>(found: Answer<T>): Answer<T> =>
    !found.ok && found.gap.reason === 'not-found' && partial !== undefined
      ? gapAnswer({ ...partial, subject: found.gap.subject })
      : found;
  const typed = <T>(query: { group: string; resource: string }, use: (type: ResourceType) => Promise<Answer<T>>) => {
    const type = discovery.types.find(({ group, resource }) => group === query.group && resource === query.resource);
    return type === undefined ? Promise.resolve(there(notServed(query, discovery))) : use(type).then(there);
  };
  const deletable = deletableTypes(discovery.types);
  const namespaced = deletable.filter((type) => type.namespaced);
  const contents = namespaceContents(reader, namespaced, signal);
  const ownedIn = async (namespace: string | undefined): Promise<PartialList> => {
    const types = namespace === undefined ? deletable : namespaced;
    const { objects, gaps } = await remainingObjects(reader, { types, namespace, only: 'owned' }, signal);
    return { objects, gaps: [...discovery.gaps, ...gaps] };
  };
  const owned = new Map<string | undefined, Promise<PartialList>>();
  const answerers: Answerers = {
    object: (query) =>
      typed(query, (type) => reader.get({ type, namespace: query.namespace, name: query.name, detail: 'whole' })),
    list: (query) => typed(query, (type) => listWhole(reader, type, query, signal)),
    async dependents({ uid, namespace }) {
      const known = owned.get(namespace);
      const all = known ?? ownedIn(namespace);
      owned.set(namespace, all);
      const { objects, gaps } = await all;
      const dependents = objects.filter(({ metadata }) => metadata.owners.some((owner) => owner.uid === uid));
      return answer({ objects: dependents, gaps });
    },
    async contents({ namespace }) {
      const { objects, gaps } = await contents(namespace);
      return answer({ objects, gaps: [...discovery.gaps, ...gaps] });
    },
    instances: (query) =>
      typed(query, async (preferred) => {
        const { group, resource, version } = query;
        const named = discovery.allVersions.find(
          (type) => type.group === group && type.resource === resource && type.version === version,
        );
        if (reader.source.kind === 'capture' && version !== undefined && version !== preferred.version) {
          const subject = { kind: 'list', type: named ?? preferred, namespace: undefined } as const;
          return gapAnswer({ subject, reason: 'not-captured', message: `a capture has them at ${preferred.version}` });
        }
        const types = [named ?? preferred];
        return answer(await remainingObjects(reader, { types, namespace: undefined, only: undefined }, signal));
      }),
    async owner({ namespace, ownerKind, ...reference }) {
      const query = { namespace, reference: { ...reference, kind: ownerKind, ...UNSAID } };
      const found = await lookUpOwner(query, reader, discovery);
      if (found.lookup.kind === 'gap') return gapAnswer(found.lookup.gap);
      return partial !== undefined && found.lookup.kind === 'not-found' ? gapAnswer(partial) : answer(found);
    },
    changes: (query) => typed(query, (type) => watchChanges(reader, type, query, signal)),
    log: ({ namespace, pod, container, previous, lines }) =>
      reader.podLog({ namespace, pod, container, previous, tailLines: lines }),
    metrics: async (query) => scrapedText(query, await reader.scrape(query)),
    access: answerAccess(reader, (resource) => {
      const query = { kind: 'list', group: 'rbac.authorization.k8s.io', resource } as const;
      return typed(query, (type) => listWhole(reader, type, query, signal));
    }),
    probe: async (query) => {
      if (!probes) return PROBES_OFF;
      return typed(query, (type) => reader.probe({ type, namespace: query.namespace, name: query.name }));
    },
    operators: async () => answer(await (operators ?? readOperatorInventory(reader, discovery, { signal }))),
    'silent-groups': async () => answer(discovery.gaps),
  };
  return (query) => answerers[query.kind](query);
}

/** What a look-up by name does not need of a reference. */
const UNSAID = { controller: false, blockOwnerDeletion: false } as const;

const PROBES_OFF = gapAnswer({
  subject: { kind: 'cluster' },
  reason: 'unavailable',
  message: 'whether writes are let through, which was not tried',
});

function notServed(query: { group: string; resource: string }, discovery: Discovery): Answer<never> {
  const silent = discovery.gaps.find(({ subject }) => subject.kind === 'group' && subject.group === query.group);
  if (silent !== undefined) return gapAnswer(silent);
  const subject = { kind: 'group', group: query.group, version: undefined } as const;
  const message = `the cluster does not serve ${groupResource(query)}`;
  return gapAnswer({ subject, reason: 'not-found', message });
}

async function listWhole(
  reader: ClusterReader,
  type: ResourceType,
  { namespace, labelSelector, fieldSelector }: QueryMap['list'],
  signal: AbortSignal,
): Promise<Answer<readonly KubeObject[]>> {
  const objects: KubeObject[] = [];
  for await (const page of reader.list({
    type,
    namespace,
    labelSelector,
    fieldSelector,
    detail: 'whole',
    fresh: true,
  })) {
    if (!page.ok) return page;
    // Half a list is none: what is not in it may be on the next page.
    if (signal.aborted)
      return gapAnswer({ subject: { kind: 'list', type, namespace }, reason: 'timeout', message: '' });
    objects.push(...page.value.objects);
  }
  return answer(objects);
}
