import { eventNamespace, eventsAbout } from '../../objects/event.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { excerpt, inWords } from '../../objects/words.ts';
import { electionInLog } from '../../operators/log/election-in-log.ts';
import type { Operator } from '../../operators/model.ts';
import type { Evidence } from '../finding.ts';
import { accessNeeds, deniedVerbs, type ObjectAccess } from '../operators/object-access.ts';
import { isAtWork } from '../operators/operator-at-work.ts';
import { loggedAbout, logNeeds, logsIn, type PodLog } from '../operators/operator-logs.ts';
import { operatorInWords, operatorKey, readLogs, restart } from '../operators/operator-words.ts';
import { isStuck } from '../report.ts';
import { defineRule } from '../rule.ts';

/**
 * Nothing that could be looked at tells why: said as it is, with what was looked at, so that nobody looks there again.
 * Normal work takes seconds, so that an object that was deleted moments ago is not spoken of.
 */
export const operatorAliveButSilent = defineRule({
  id: 'operator-alive-but-silent',
  explains: 'operator-passive',
  looksFor: 'An operator that runs and leads, may do what it has to, and does not say why it leaves the object alone.',
  sources: ['kubernetes.io/docs/concepts/overview/working-with-objects/finalizers'],
  otherwise: true,
  applies: ({ operator, object }, { now, stuckAfter }) => isAtWork(operator) && isStuck(object, now, stuckAfter),
  needs: ({ operator, object }) => ({
    ...logNeeds(operator),
    ...accessNeeds(operator, object),
    events: { kind: 'list', group: '', resource: 'events', namespace: eventNamespace(object) } as const,
  }),
  judge({ operator, object, finalizer }, { events, list, watch, update, patch, ...answers }, { now }) {
    const logs = logsIn(answers, now);
    return [
      {
        kind: 'root',
        summary: `${operatorInWords(operator)} runs but does not remove finalizer ${finalizer}, and nothing that was read tells why`,
        certainty: 'possible',
        decisive: false,
        same: `${operatorKey(operator)} ${finalizer}`,
        evidence: [
          ...aliveEvidence(operator, logs),
          ...accessEvidence({ list, watch, update, patch }),
          ...logs.map((log) => saidEvidence(object, log)),
          ...eventEvidence(object, events),
        ],
        remedies: [
          ...readLogs(operator, 'Shows what it is at work on; a higher log level may tell more.'),
          ...restart(operator, 'Ends what hangs in it.'),
        ],
      },
    ];
  },
});

function aliveEvidence({ workload, leaderElection }: Operator, logs: readonly PodLog[]): Evidence[] {
  const pods: Evidence[] =
    workload === undefined
      ? []
      : [
          {
            text: `${inWords(workload.object)} has ${workload.ready} of ${workload.desired} pods ready`,
            source: 'pods',
          },
        ];
  if (leaderElection === undefined) return pods;
  const { lease, holder, renewTime } = leaderElection;
  const leads = logs.some(({ records }) => electionInLog(lease, records) === 'works');
  const text = `${inWords(lease)} is held by ${holder === '' ? 'nobody' : holder}${leads ? ', which works' : ''}, last renewed`;
  return [...pods, { text, source: 'Lease', time: renewTime }];
}

function accessEvidence(access: ObjectAccess): Evidence[] {
  const answers = Object.values(access);
  const known = answers.every(({ ok }) => ok) && deniedVerbs(access).length === 0;
  const isReviewed = answers.every((found) => found.ok && found.value.basis === 'review');
  const source = isReviewed ? 'access review' : 'roles and bindings';
  return known ? [{ text: 'it may list, watch and write objects of this type there', source }] : [];
}

/** The last that a pod said of the object, or how far back it said nothing. */
function saidEvidence(object: KubeObject, log: PodLog): Evidence {
  const last = loggedAbout(object, [log]).at(-1)?.record;
  if (last !== undefined)
    return {
      text: `${log.pod} last said of it: ${excerpt(last.message || last.line)}`,
      source: 'log',
      time: last.time,
    };
  const first = log.records.find(({ time }) => time !== undefined);
  const text = `the log of ${log.pod} does not name it; the first of the lines that were read was written`;
  return first === undefined
    ? { text: `the log of ${log.pod} does not name it`, source: 'log' }
    : { text, source: 'log', time: first.time };
}

function eventEvidence(object: KubeObject, events: Answer<readonly KubeObject[]>): Evidence[] {
  if (!events.ok) return [];
  const [last] = eventsAbout(object, events.value);
  if (last === undefined) return [{ text: 'no Event is about it', source: 'event' }];
  return [{ text: `${last.reason}: ${excerpt(last.message)}`, source: 'event', time: last.last }];
}
