import { readPage } from '../../metrics/read-page.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted } from '../../objects/words.ts';
import { actingPods } from '../../operators/acting-pods.ts';
import { metricsEndpoints } from '../../operators/metrics/endpoints.ts';
import type { Operator } from '../../operators/model.ts';
import { readControllerRuntime } from '../../queues/frameworks/controller-runtime.ts';
import { indexPage } from '../../queues/frameworks/page-index.ts';
import { isWanted } from '../../queues/read-process.ts';
import type { ControllerReading } from '../../queues/reading.ts';
import { deletionAge } from '../deletion-age.ts';
import { operatorInWords, operatorKey, readLogs, restart } from '../operators/operator-words.ts';
import type { Query } from '../query.ts';
import { isStuck } from '../report.ts';
import { defineRule } from '../rule.ts';

/**
 * All workers of the controller have been at work for as long as the object waits, or one has been for long: a call
 * without a deadline never returns, and nothing else is looked at meanwhile. Slow work looks the same from outside, so
 * this is never sure.
 */
export const operatorHangs = defineRule({
  id: 'operator-hangs',
  explains: 'operator-passive',
  looksFor: 'A controller whose metrics say that all its workers have been busy with the same objects for long.',
  sources: [
    'kubernetes-sigs/controller-runtime pkg/internal/controller/metrics/metrics.go',
    'kubernetes/client-go util/workqueue/metrics.go (longestRunningProcessor)',
  ],
  applies: ({ operator, object }, { now, stuckAfter }) =>
    isStuck(object, now, stuckAfter) && Object.keys(metricsNeeds(operator)).length > 0,
  needs: ({ operator }) => metricsNeeds(operator),
  judge({ operator, object }, answers, { now }) {
    const waits = deletionAge(object, now) ?? 0;
    const hung = statesIn(answers).filter(
      ({ state: { name, busy = 0, workers = 1, longest = 0 } }) =>
        isFor(name, object) && busy > 0 && busy >= workers && longest >= Math.min(Math.max(waits, SHORT_MS), LONG_MS),
    );
    return hung.slice(0, 1).map(({ pod, state: { name, busy = 0, workers = 1, longest = 0, depth = 0 } }) => ({
      kind: 'root' as const,
      summary: `${operatorInWords(operator)} hangs: ${workers === 1 ? 'the only worker' : counted(busy, 'worker')} of controller ${name} ${workers === 1 ? 'is' : 'are all'} busy and ${workers === 1 ? 'does' : 'do'} not come back`,
      certainty: 'likely' as const,
      decisive: false,
      same: `${operatorKey(operator)} ${name}`,
      evidence: [
        {
          text: `the longest has been at work on one object since`,
          source: `metrics of ${pod}`,
          time: now - longest,
        },
        {
          text: `${counted(depth, 'object')} ${depth === 1 ? 'waits' : 'wait'} for a worker`,
          source: `metrics of ${pod}`,
        },
      ],
      remedies: [
        ...readLogs(operator, 'Shows what it began last.'),
        ...restart(operator, 'Ends what hangs in it; what it was at work on may be half done.'),
      ],
    }));
  },
});

/** Reconciles take seconds. */
const SHORT_MS = 10_000;
/** Longer than this is long, however long the object waits. */
const LONG_MS = 10 * 60_000;

/** A controller has its kind's name, unless it was given another. */
function isFor(controller: string, { type }: KubeObject): boolean {
  const kind = type.kind.toLowerCase();
  return (
    controller.toLowerCase() === kind ||
    controller.toLowerCase().startsWith(`${kind}-`) ||
    controller.toLowerCase() === `${kind}controller`
  );
}

type MetricsNeeds = { readonly [pod: `metrics ${string}`]: Extract<Query, { readonly kind: 'metrics' }> };
type MetricsAnswers = { readonly [pod: `metrics ${string}`]: Answer<string> };

/**
 * Of an election only the leader is asked: the others have no such metrics, and a process that does not renew its Lease
 * would not answer either, which takes the seconds until the question is given up.
 */
function metricsNeeds(operator: Operator): MetricsNeeds {
  const { framework, leaderElection } = operator;
  if (leaderElection !== undefined && (leaderElection.expired || leaderElection.pod === undefined)) return {};
  return Object.fromEntries(
    actingPods(operator).flatMap((pod): [`metrics ${string}`, Extract<Query, { readonly kind: 'metrics' }>][] => {
      const [first] = metricsEndpoints({ pod, framework }).candidates;
      const { namespace, name } = pod.metadata;
      // Nobody is asked for a login here, nor where it is not said that metrics are there.
      if (first === undefined || first.scheme !== 'http' || first.from.kind === 'default') return [];
      if (namespace === undefined) return [];
      const { port, path, scheme } = first;
      return [[`metrics ${name}`, { kind: 'metrics', namespace, pod: name, port, path, scheme }]];
    }),
  );
}

function statesIn(answers: MetricsAnswers): { readonly pod: string; readonly state: ControllerReading }[] {
  return Object.entries(answers).flatMap(([key, found]) => {
    if (!found.ok) return [];
    const page = indexPage(readPage(Buffer.from(found.value), isWanted));
    return readControllerRuntime(page).map((state) => ({ pod: key.slice('metrics '.length), state }));
  });
}
