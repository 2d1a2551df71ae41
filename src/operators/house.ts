import type { CaBundle } from '../objects/ca-bundle.ts';
import { readCaBundle } from '../objects/ca-bundle.ts';
import type { Definition } from '../objects/definition.ts';
import { latestFirst, type ReportedEvent, reportedEvent } from '../objects/event.ts';
import type { Gap } from '../objects/gap.ts';
import { objectAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';
import { type Access, accessOf } from './access.ts';
import { boundRoles } from './bound-roles.ts';
import type { OperatorFacts } from './facts.ts';
import { healthOf } from './health.ts';
import type { Operator, OperatorWebhook } from './model.ts';
import type { OperatorStatus } from './report.ts';
import { type ServingCertificate, servingCertificate } from './serving-certificate.ts';

/** All that is known of one operator. */
export interface OperatorHouse {
  readonly status: OperatorStatus;
  readonly definitions: readonly Definition[];
  readonly access: readonly Access[];
  readonly webhooks: readonly WebhookState[];
  /** Warning events about its workloads, pods, Lease and custom resources, latest first. */
  readonly warnings: readonly Warning[];
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A webhook, who is behind it, and whether its certificates hold. */
export interface WebhookState {
  readonly webhook: OperatorWebhook;
  /** By which the API server knows it; undefined where the configuration has none. */
  readonly authority: CaBundle | undefined;
  /** The certificate that it serves, where a cert-manager Certificate tells of it. */
  readonly serving: ServingCertificate | undefined;
}

/** A Warning event, and what it is about. */
export interface Warning extends ReportedEvent {
  /** `Pod/redis-operator-7d9f4-x2xkp` */
  readonly about: string;
  readonly namespace: string;
}

/** What `describe` reads besides the facts about operators. */
export interface HouseFacts {
  /** Warning events. */
  readonly events: readonly KubeObject[];
  /** Certificates of cert-manager. */
  readonly certificates: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/** Puts together all that is known of one operator. */
export function houseOf(operator: Operator, facts: OperatorFacts, extra: HouseFacts): OperatorHouse {
  const types = new Set(operator.serves.map(({ type }) => type));
  const definitions = facts.definitions.filter(({ name }) => types.has(name));
  const { serviceAccount: name, namespace } = operator;
  return {
    status: {
      operator,
      health: healthOf(operator, facts.now),
      tallies: facts.tallies.filter(({ type }) => types.has(type)),
    },
    definitions,
    access: name === undefined ? [] : accessOf({ namespace, name }, boundRoles(facts.bindings, facts.roles)),
    webhooks: operator.webhooks.map((webhook) => ({
      webhook,
      authority: webhook.caBundle === undefined ? undefined : readCaBundle(webhook.caBundle),
      serving: webhook.service && servingCertificate(webhook.service, extra.certificates),
    })),
    warnings: warningsAbout(operator, definitions, extra.events),
    gaps: [...facts.gaps, ...facts.tallies.flatMap(({ gap }) => gap ?? []), ...extra.gaps],
    now: facts.now,
  };
}

function warningsAbout(
  operator: Operator,
  definitions: readonly Definition[],
  events: readonly KubeObject[],
): Warning[] {
  const kinds = new Set(definitions.map(({ group, kind }) => `${group}/${kind}`));
  return events
    .flatMap((event): Warning | [] => {
      const involved = objectAt(event.body, 'involvedObject');
      const about = {
        kind: stringAt(involved, 'kind') ?? '',
        name: stringAt(involved, 'name') ?? '',
        namespace: stringAt(involved, 'namespace') ?? '',
        group: parseApiVersion(stringAt(involved, 'apiVersion') ?? '').group,
      };
      if (!kinds.has(`${about.group}/${about.kind}`) && !isOfWorkloads(about, operator)) return [];
      return { ...reportedEvent(event), about: `${about.kind}/${about.name}`, namespace: about.namespace };
    })
    .sort(latestFirst);
}

/** Whether something is one of the operator's workloads, a ReplicaSet or pod of theirs (also one that is gone), or its Lease. */
function isOfWorkloads(
  about: { readonly kind: string; readonly name: string; readonly namespace: string },
  { workload, companions, leaderElection }: Operator,
): boolean {
  const lease = leaderElection?.lease.metadata;
  if (about.kind === 'Lease') return about.name === lease?.name && about.namespace === lease.namespace;
  return [...(workload === undefined ? [] : [workload]), ...companions].some(({ object: { type, metadata } }) => {
    if (about.namespace !== metadata.namespace) return false;
    if (about.kind === type.kind) return about.name === metadata.name;
    return ['ReplicaSet', 'Pod'].includes(about.kind) && about.name.startsWith(`${metadata.name}-`);
  });
}
