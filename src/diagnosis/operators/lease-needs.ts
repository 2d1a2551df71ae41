import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { processOf } from '../../operators/acting-pods.ts';
import { type Leadership, leadershipOf } from '../../operators/leadership.ts';
import { electionInLog } from '../../operators/log/election-in-log.ts';
import { errorText } from '../../operators/log/parse-log.ts';
import type { LeaderElection, Operator } from '../../operators/model.ts';
import { refusedPermission } from '../../operators/refusal.ts';
import { inNamespace, kubectl } from '../commands.ts';
import type { Evidence, Remedy } from '../finding.ts';
import type { Query } from '../query.ts';
import { accountOf } from './object-access.ts';
import { type LogAnswers, type LogNeeds, logNeeds, logsIn, type PodLog } from './operator-logs.ts';

type ObjectQuery = Extract<Query, { readonly kind: 'object' }>;

/** What the rules about a Lease read: it once more, later than the inventory did, and what the pods say of the election. */
export type LeaseNeeds = LogNeeds & { readonly lease: ObjectQuery };

/** Whether there is an election to judge: pods run, and a Lease is known. */
export function hasElection({ workload, leaderElection }: Operator): boolean {
  return leaderElection !== undefined && (workload?.pods ?? []).some((pod) => processOf(pod) !== undefined);
}

/** The needs of a rule about an operator's Lease; the name is empty where there is none, and nothing is to be asked. */
export function leaseNeeds(operator: Operator): LeaseNeeds {
  const { namespace, name = '' } = operator.leaderElection?.lease.metadata ?? {};
  const lease = { kind: 'object', group: 'coordination.k8s.io', resource: 'leases', namespace, name } as const;
  return { ...logNeeds(operator), lease };
}

/** An election, judged. */
export interface JudgedElection {
  readonly election: LeaderElection;
  readonly leadership: Leadership;
  /** A pod says in its log that it waits for this Lease, and none that it works. */
  readonly waiting: boolean;
  readonly evidence: readonly Evidence[];
}

type LeaseAnswers = LogAnswers & { readonly lease: Answer<KubeObject> };

/** The engine answers a question once, with one object: a Lease is judged once for all rules and objects. */
const judgements = new WeakMap<Answer<KubeObject>, { readonly judged: JudgedElection | undefined }>();

/**
 * Judges an operator's election; undefined where there is none, where a pod's log says that it works all the same, and
 * where it says that it may not take the Lease, which is another rule's.
 */
export function judgeElection(operator: Operator, answers: LeaseAnswers, now: number): JudgedElection | undefined {
  const { leaderElection } = operator;
  if (leaderElection === undefined) return undefined;
  const known = judgements.get(answers.lease) ?? { judged: judge(operator, leaderElection, answers, now) };
  judgements.set(answers.lease, known);
  return known.judged;
}

function judge(
  operator: Operator,
  election: LeaderElection,
  { lease, ...logs }: LeaseAnswers,
  now: number,
): JudgedElection | undefined {
  const parts = logsIn(logs, now).map((log) => ({ log, part: electionInLog(election.lease, log.records) }));
  const leadership = leadershipOf(election, lease, now);
  // A Lease of an earlier version can be left over: whoever works does not need it.
  const works =
    leadership.kind === 'silent'
      ? parts.some(({ log }) => log.pod === leadership.pod.metadata.name && speaksAfter(log, election))
      : parts.some(({ part }) => part === 'works');
  if (works || parts.some(({ log }) => isRefused(operator, log, now))) return undefined;
  const waiting = parts.filter(({ part }) => part === 'waits').map(({ log }) => log);
  return {
    election,
    leadership,
    waiting: waiting.length > 0,
    evidence: [leaseEvidence(election), ...waiting.map(waitingEvidence)],
  };
}

/**
 * How long after its last refusal, in milliseconds, a process is taken to be refused: it asks anew, and says so, every two
 * seconds (client-go tools/leaderelection, RetryPeriod as controller-runtime sets it); some operators set it higher.
 */
const REFUSED_FOR = 120_000;

/** The API server refuses it the Lease; a refusal of long ago has been mended. */
function isRefused(operator: Operator, { records }: PodLog, now: number): boolean {
  const account = accountOf(operator);
  return records.some((record) => {
    if (!record.line.includes('leases') || now - (record.time ?? now) > REFUSED_FOR) return false;
    return refusedPermission(`${errorText(record)} ${record.line}`, account)?.resource === 'leases';
  });
}

/** A process that goes on after its Lease has expired does not need it, and does not hang. */
function speaksAfter({ records }: PodLog, { renewTime = 0, durationSeconds = 0 }: LeaderElection): boolean {
  return records.some(({ time }) => time !== undefined && time > renewTime + durationSeconds * 1000);
}

function leaseEvidence({ lease, holder, renewTime, durationSeconds }: LeaderElection): Evidence {
  if (holder === '') return { text: `${inWords(lease)} was given back`, source: 'Lease', time: renewTime };
  const duration = durationSeconds === undefined ? '' : `, for ${durationSeconds} s`;
  return { text: `${inWords(lease)} is held by ${holder}${duration}, last renewed`, source: 'Lease', time: renewTime };
}

function waitingEvidence({ pod, records }: PodLog): Evidence {
  const line = records.findLast((record) => /attempting to acquire leader lease/i.test(record.line));
  return { text: `${pod} waits for the Lease`, source: 'log', time: line?.time };
}

/** Deletes a Lease, so that whoever waits makes it anew. */
export function deleteLease({ lease }: LeaderElection, effect: string): Remedy {
  const command = kubectl(...inNamespace(lease.metadata.namespace), 'delete', 'lease', lease.metadata.name);
  return { command, effect, safety: 'safe' };
}
