import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { actingPods } from '../../operators/acting-pods.ts';
import { recordsAbout } from '../../operators/log/about-object.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import { parseLog } from '../../operators/log/parse-log.ts';
import { mainContainer } from '../../operators/main-container.ts';
import type { Operator } from '../../operators/model.ts';
import { inNamespace, kubectl } from '../commands.ts';
import type { Query } from '../query.ts';

/** How many lines from the end of a log are looked at: some minutes of a busy operator, and quickly read. */
export const LOG_LINES = 500;

type LogQuery = Extract<Query, { readonly kind: 'log' }>;

/** Questions for the logs of the pods that may act, by `log POD`: the same for all objects of an operator. */
export type LogNeeds = { readonly [pod: `log ${string}`]: LogQuery };

/** Their answers. */
export type LogAnswers = { readonly [pod: `log ${string}`]: Answer<string> };

/** A pod's log that could be read. */
export interface PodLog {
  readonly pod: string;
  readonly records: readonly LogRecord[];
}

/** Asks for the end of the log of each pod of an operator that may act. */
export function logNeeds(operator: Operator): LogNeeds {
  return Object.fromEntries(
    actingPods(operator).flatMap((pod): [`log ${string}`, LogQuery][] => {
      const container = mainContainer(pod);
      const { namespace, name } = pod.metadata;
      if (container === undefined || namespace === undefined) return [];
      return [[`log ${name}`, { kind: 'log', namespace, pod: name, container, previous: false, lines: LOG_LINES }]];
    }),
  );
}

/** The logs that could be read, among a rule's answers. */
export function logsIn(answers: LogAnswers, now: number): PodLog[] {
  return Object.entries(answers).flatMap(([key, found]) =>
    key.startsWith('log ') && found.ok ? [{ pod: key.slice('log '.length), records: recordsOf(found, now) }] : [],
  );
}

/** Whether it has fewer lines than were asked for: it is the whole log. */
export function isWhole({ records }: PodLog): boolean {
  return records.reduce((sum, { below }) => sum + 1 + below.length, 0) < LOG_LINES;
}

/** A line of one of the logs. */
export interface PodRecord {
  readonly pod: string;
  readonly record: LogRecord;
}

/** What the logs say about an object, oldest first in each. */
export function loggedAbout(object: KubeObject, logs: readonly PodLog[]): PodRecord[] {
  return logs.flatMap(({ pod, records }) => recordsAbout(object, records).map((record) => ({ pod, record })));
}

/** `kubectl -n NAMESPACE logs POD -c CONTAINER --tail=500`, for each pod that may act. */
export function logCommands(operator: Operator): string[] {
  return actingPods(operator).map((pod) => {
    const container = mainContainer(pod);
    const chosen = container === undefined ? [] : ['-c', container];
    return kubectl(...inNamespace(pod.metadata.namespace), 'logs', pod.metadata.name, ...chosen, `--tail=${LOG_LINES}`);
  });
}

/** The engine answers a question once, with one object: its lines are parsed once for all symptoms. */
const parsed = new WeakMap<Answer<string>, readonly LogRecord[]>();

function recordsOf(found: Extract<Answer<string>, { readonly ok: true }>, now: number): readonly LogRecord[] {
  const known = parsed.get(found) ?? parseLog(found.value, now);
  parsed.set(found, known);
  return known;
}
