import type { ObjectFacts } from './object-queue.ts';

/** Frameworks that log each failed attempt. */
export const LOGGING: ReadonlySet<ObjectFacts['retrier']> = new Set([
  'controller-runtime',
  'josdk',
  'kopf',
  'ansible-operator',
  'helm-operator',
]);

/** Whether a failed attempt would be in what was read of logs: a Warning that is not is about something else. */
export function isTold({ logs, retrier }: Pick<ObjectFacts, 'logs' | 'retrier'>): boolean {
  return logs.length > 0 && LOGGING.has(retrier);
}
