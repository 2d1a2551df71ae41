import { type ActivePause, pausesOf } from '../../knowledge/pauses.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { excerpt, inWords } from '../../objects/words.ts';
import type { FoundOwner } from '../../ownership/tree-model.ts';
import { deletionAsked } from '../deletion-age.ts';
import { type Certainty, type Evidence, weaker } from '../finding.ts';
import { loggedAbout, logNeeds, logsIn, type PodLog } from '../operators/operator-logs.ts';
import { operatorInWords } from '../operators/operator-words.ts';
import { pausedBy, unpause } from '../operators/unpause.ts';
import type { Query } from '../query.ts';
import { defineRule } from '../rule.ts';

/**
 * Somebody told the operator to leave the object alone. Which switch is whose, and what becomes of a deletion meanwhile,
 * is data. Sure only where the operator's code was read and keeps the deletion waiting too; a switch that merely looks
 * like one counts where the operator's log says of the object that it is paused.
 */
export const objectPaused = defineRule({
  id: 'object-paused',
  explains: 'operator-passive',
  looksFor:
    'An annotation, label or field that tells operators to leave the object alone, on it or on what it belongs to.',
  sources: ['src/knowledge/data/pauses.yaml'],
  needs: ({ operator, object }) => ({ ...logNeeds(operator), ...ownerNeeds(object), ...clusterNeeds(object) }),
  judge({ operator, object }, answers, { now }) {
    const said = saidPaused(object, logsIn(answers, now));
    // Read whole, a Cluster takes the place of the same one read as metadata.
    const parents = [...ownersIn(answers), ...clustersIn(answers)];
    const distinct = [...new Map(parents.map((parent) => [parent.metadata.uid, parent])).values()];
    const pauses = pausesOf(object, distinct).filter(
      ({ deletion, entry }) => deletion !== 'proceeds' && entry.stops !== 'workload',
    );
    return pauses.slice(0, MOST).map((pause) => {
      const { on, where, value, entry } = pause;
      const isOwn = on === object;
      const certainty = certaintyOf(pause, said.length > 0);
      const remedy = unpause(pause, isOwn);
      return {
        kind: 'root' as const,
        summary: `${inWords(on)} is paused by ${where}${value === '' ? '' : ` (${excerpt(value, 60)})`}${isOwn ? '' : `, and ${inWords(object)} with it`}, so that ${operatorInWords(operator)} leaves it alone`,
        certainty,
        decisive: certainty === 'certain',
        ...(isOwn
          ? {}
          : { same: `${on.type.kind}.${on.type.group} ${on.metadata.namespace}/${on.metadata.name} ${where}` }),
        evidence: [
          ...pausedBy(pause),
          { text: `${entry.heededBy}: ${entry.whileDeleting ?? entry.effect}`, source: 'table of pauses' },
          ...said,
        ],
        remedies: remedy === undefined ? [] : [remedy],
      };
    });
  },
});

/** Switches that are told. */
const MOST = 2;

/** What deletions do while paused is known from code, or a guess that the operator's own words can support. */
function certaintyOf({ certainty, deletion }: ActivePause, said: boolean): Certainty {
  if (deletion === 'stuck') return certainty;
  return said ? 'likely' : weaker(certainty, certainty === 'possible' ? 'possible' : 'likely');
}

function saidPaused(object: KubeObject, logs: readonly PodLog[]): Evidence[] {
  const since = deletionAsked(object) ?? 0;
  const last = loggedAbout(object, logs).findLast(
    ({ record }) =>
      /\b(paus|suspend|skip\w* reconcil|unmanaged)/i.test(record.message) &&
      (record.time === undefined || record.time >= since),
  );
  if (last === undefined) return [];
  return [{ text: `${last.pod}: ${excerpt(last.record.message)}`, source: 'log', time: last.record.time }];
}

type OwnerNeeds = { readonly [owner: `owner ${number}`]: Extract<Query, { readonly kind: 'owner' }> };
type OwnerAnswers = { readonly [owner: `owner ${number}`]: Answer<FoundOwner> };

/** Owners that are looked at. */
const OWNERS = 3;

function ownerNeeds({ metadata }: KubeObject): OwnerNeeds {
  return Object.fromEntries(
    metadata.owners
      .slice(0, OWNERS)
      .map(({ apiVersion, kind, name, uid }, at) => [
        `owner ${at}`,
        { kind: 'owner', namespace: metadata.namespace, apiVersion, ownerKind: kind, name, uid },
      ]),
  );
}

function ownersIn(answers: OwnerAnswers): KubeObject[] {
  return Object.entries(answers).flatMap(([key, found]) =>
    key.startsWith('owner ') && found.ok && found.value.object !== undefined ? [found.value.object] : [],
  );
}

type ClusterNeeds = { readonly [cluster: `cluster ${string}`]: Extract<Query, { readonly kind: 'object' }> };
type ClusterAnswers = { readonly [cluster: `cluster ${string}`]: Answer<KubeObject> };

/**
 * The Cluster that objects of Cluster API belong to, by their label (kubernetes-sigs/cluster-api
 * api/core/v1beta2/common_types.go, ClusterNameLabel): its spec.paused holds for all of them.
 */
function clusterNeeds({ metadata }: KubeObject): ClusterNeeds {
  const name = metadata.labels['cluster.x-k8s.io/cluster-name'];
  const { namespace } = metadata;
  if (name === undefined || namespace === undefined) return {};
  const query = { kind: 'object', group: 'cluster.x-k8s.io', resource: 'clusters', namespace, name } as const;
  return Object.fromEntries([[`cluster ${name}`, query]]);
}

function clustersIn(answers: ClusterAnswers): KubeObject[] {
  return Object.entries(answers).flatMap(([key, found]) =>
    key.startsWith('cluster ') && found.ok ? [found.value] : [],
  );
}
