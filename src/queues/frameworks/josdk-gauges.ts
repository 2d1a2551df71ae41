import type { ControllerReading } from '../reading.ts';

/**
 * Reconciles of JOSDK that were asked for and have not ended. The end of one whose object was deleted while it waited for a
 * thread is counted, and its start is not (operator-framework/java-operator-sdk operator-framework-core
 * …/processing/event/EventProcessor.java, ReconcilerExecutor, 5.3.2): from then on `running` is too low, below zero at
 * times, and in the second metrics the queue is too long by as much. How many are open stays right.
 */
export function openReconciles({
  running,
  all,
}: {
  readonly running: number | undefined;
  readonly all: number | undefined;
}): Pick<ControllerReading, 'busy' | 'depth'> {
  const busy = running === undefined ? undefined : Math.max(0, running);
  return { busy, depth: all === undefined ? undefined : Math.max(0, all - (busy ?? 0)) };
}
