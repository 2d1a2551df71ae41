import { eventNamespace } from '../../objects/event.ts';
import { counted } from '../../objects/words.ts';
import type { Evidence } from '../finding.ts';
import { nextTryEvidence } from '../operators/next-try.ts';
import { failuresOf, likeness, type ObjectFailure } from '../operators/object-failures.ts';
import { isAtWork } from '../operators/operator-at-work.ts';
import { LOG_LINES, logNeeds, logsIn } from '../operators/operator-logs.ts';
import { operatorInWords, operatorKey, readLogs, restart } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * The operator tries and says why it does not succeed: in its log, where its framework names the object with each error,
 * or in an Event. Only what it said since the deletion was asked for counts. What it may not do is another rule's.
 */
export const operatorFailingOnObject = defineRule({
  id: 'operator-failing-on-object',
  explains: 'operator-passive',
  looksFor:
    'Errors in the log of the operator that name the object, and Warning events about it, since its deletion was asked for.',
  sources: [
    'kubernetes-sigs/controller-runtime pkg/internal/controller/controller.go (Reconciler error)',
    'operator-framework/java-operator-sdk EventProcessor.java (Uncaught error during event processing)',
    'nolar/kopf kopf/_core/actions/execution.py',
  ],
  applies: ({ operator }) => isAtWork(operator),
  needs: ({ operator, object }) => ({
    ...logNeeds(operator),
    events: { kind: 'list', group: '', resource: 'events', namespace: eventNamespace(object) } as const,
  }),
  judge({ operator, object, finalizer }, { events, ...logs }, { now }) {
    const read = logsIn(logs, now);
    const failures = failuresOf(object, read, events.ok ? events.value : []).filter(({ error }) => !isForbidden(error));
    const last = failures.find(({ source }) => source === 'log') ?? failures[0];
    if (last === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${operatorInWords(operator)} fails to remove finalizer ${finalizer}: ${last.error}`,
        certainty: 'likely',
        decisive: false,
        same: `${operatorKey(operator)} ${likeness(last.error, object)}`,
        evidence: [...evidenceOf(failures), ...nextTryEvidence(operator.framework, object, read, now)],
        remedies: [
          ...readLogs(
            operator,
            'Shows what it says of the object: the error tells what to mend.',
            object.metadata.name,
          ),
          ...restart(operator, 'Once that is mended, makes it try at once instead of after its back-off.'),
        ],
      },
    ];
  },
});

/** Refusals of the API server for want of permission (k8s.io/apiserver pkg/endpoints/handlers/responsewriters, Forbidden). */
export function isForbidden(error: string): boolean {
  return /is forbidden: User "[^"]*" cannot /.test(error);
}

/** The last failure of each kind, and how often the log has it. */
function evidenceOf(failures: readonly ObjectFailure[]): Evidence[] {
  const groups = Map.groupBy(failures, ({ source, error }) => `${source} ${error}`);
  return [...groups.values()].slice(0, MOST).flatMap((group): Evidence[] => {
    const [last] = group;
    if (last === undefined) return [];
    if (last.source === 'event' || group.length === 1) return [last.evidence];
    const often = `${counted(group.length, 'time')} in the last ${LOG_LINES} lines of the log`;
    return [{ ...last.evidence, source: often }];
  });
}

/** Kinds of failures that are shown. */
const MOST = 3;
