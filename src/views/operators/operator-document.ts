import { containerStatuses } from '../../objects/container-status.ts';
import type { EndpointCount } from '../../objects/endpoints.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady, nodeOf, podPhase } from '../../objects/pod.ts';
import type { OperatorProblem } from '../../operators/health.ts';
import type {
  Framework,
  Installation,
  LeaderElection,
  OperatorEvidence,
  OperatorWebhook,
  OperatorWorkload,
  ServedType,
  WatchScope,
} from '../../operators/model.ts';
import type { OperatorStatus } from '../../operators/report.ts';
import type { Tally } from '../../operators/tally.ts';
import { type ObjectDocument, objectDocument } from '../object-document.ts';
import { problemText } from './words.ts';

/** An operator in `-o json|yaml`. What is absent is not known or not there. */
export interface OperatorDocument {
  readonly name: string;
  readonly namespace: string;
  /** Id of the well-known operator that it was recognised as. */
  readonly known?: string;
  readonly health: HealthDocument;
  readonly workload?: WorkloadDocument;
  /** Workloads that belong to it without serving any type. */
  readonly companions: readonly WorkloadDocument[];
  readonly serviceAccount?: string;
  readonly version?: string;
  readonly installation: Installation;
  readonly framework: Framework;
  readonly leaderElection?: LeaderElectionDocument;
  readonly serves: readonly ServedTypeDocument[];
  readonly watches: WatchScope;
  readonly webhooks: readonly WebhookDocument[];
  /** Field managers under which it writes. */
  readonly managers: readonly string[];
  readonly evidence: readonly OperatorEvidence[];
  readonly contradictions: readonly string[];
}

/** How an operator is doing. */
export interface HealthDocument {
  readonly state: 'healthy' | 'degraded' | 'down';
  readonly ready: number;
  readonly desired: number;
  readonly problems: readonly ProblemDocument[];
}

/** Something that is wrong with it. */
export interface ProblemDocument {
  readonly kind: OperatorProblem['kind'];
  readonly text: string;
}

/** A workload and its pods. */
export interface WorkloadDocument extends ObjectDocument {
  readonly ready: number;
  readonly desired: number;
  readonly pods: readonly PodDocument[];
}

/** A pod. */
export interface PodDocument {
  readonly name: string;
  readonly phase: string;
  readonly ready: boolean;
  /** Of all of its containers. */
  readonly restarts: number;
  readonly node?: string;
}

/** A Lease by which the leader is elected. Times are RFC 3339. */
export interface LeaderElectionDocument {
  readonly namespace: string;
  readonly name: string;
  /** Empty where it was released. */
  readonly holder: string;
  readonly pod?: string;
  readonly acquireTime?: string;
  readonly renewTime?: string;
  readonly durationSeconds?: number;
  readonly transitions?: number;
  /** By the clock of the API server nobody renews it. */
  readonly expired: boolean;
}

/** A type that it serves. */
export interface ServedTypeDocument extends ServedType {
  /** Absent where custom resources were not counted. */
  readonly customResources?: CustomResourcesDocument;
}

/** Custom resources of a type, counted. */
export type CustomResourcesDocument = Pick<Tally, 'total' | 'notReady' | 'stuck' | 'conditions' | 'examples'> & {
  /** False where some could not be read. */
  readonly complete: boolean;
};

/** A webhook that it answers. */
export type WebhookDocument = Omit<OperatorWebhook, 'caBundle' | 'endpoints'> & {
  /** Absent where EndpointSlices were not read. */
  readonly endpoints?: EndpointCount;
};

/** An operator for programs. */
export function operatorDocument({ operator, health, tallies }: OperatorStatus, now: number): OperatorDocument {
  const { known, workload, companions, serviceAccount, version, leaderElection, ...rest } = operator;
  return {
    name: rest.name,
    namespace: rest.namespace,
    ...(known === undefined ? {} : { known }),
    health: {
      ...health,
      problems: health.problems.map((problem) => ({
        kind: problem.kind,
        text: `${rest.name} ${problemText(problem, health, now)}`,
      })),
    },
    ...(workload === undefined ? {} : { workload: workloadDocument(workload) }),
    companions: companions.map(workloadDocument),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...(version === undefined ? {} : { version }),
    installation: rest.installation,
    framework: rest.framework,
    ...(leaderElection === undefined ? {} : { leaderElection: leaderDocument(leaderElection) }),
    serves: rest.serves.map((served) => {
      const tally = tallies.find(({ type }) => type === served.type);
      return tally === undefined ? served : { ...served, customResources: customResourcesDocument(tally) };
    }),
    watches: rest.watches,
    webhooks: rest.webhooks.map(webhookDocument),
    managers: rest.managers,
    evidence: rest.evidence,
    contradictions: rest.contradictions,
  };
}

/** Counts of a type for programs. */
export function customResourcesDocument(tally: Tally): CustomResourcesDocument {
  const { total, notReady, stuck, conditions, examples, gap } = tally;
  return { total, notReady, stuck, complete: gap === undefined, conditions, examples };
}

/** A webhook for programs; its certificates are told of elsewhere. */
export function webhookDocument({ caBundle: _, endpoints, ...webhook }: OperatorWebhook): WebhookDocument {
  return { ...webhook, ...(endpoints === undefined ? {} : { endpoints }) };
}

function workloadDocument({ object, pods, ready, desired }: OperatorWorkload): WorkloadDocument {
  return { ...objectDocument(object), ready, desired, pods: pods.map(podDocument) };
}

function podDocument(pod: KubeObject): PodDocument {
  const node = nodeOf(pod);
  return {
    name: pod.metadata.name,
    phase: podPhase(pod),
    ready: isPodReady(pod),
    restarts: containerStatuses(pod).reduce((sum, { restarts }) => sum + restarts, 0),
    ...(node === undefined ? {} : { node }),
  };
}

function leaderDocument(election: LeaderElection): LeaderElectionDocument {
  const { lease, holder, pod, acquireTime, renewTime, durationSeconds, transitions, expired } = election;
  return {
    namespace: lease.metadata.namespace ?? '',
    name: lease.metadata.name,
    holder,
    ...(pod === undefined ? {} : { pod: pod.metadata.name }),
    ...(acquireTime === undefined ? {} : { acquireTime: new Date(acquireTime).toISOString() }),
    ...(renewTime === undefined ? {} : { renewTime: new Date(renewTime).toISOString() }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(transitions === undefined ? {} : { transitions }),
    expired,
  };
}
