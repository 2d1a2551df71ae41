import type { Sample } from '../../metrics/page.ts';
import { readPage } from '../../metrics/read-page.ts';

/** What the workers of one controller of controller-runtime are at. */
export interface WorkerState {
  /** The controller's name: the kind in lower case, unless its author chose another (pkg/builder/controller.go). */
  readonly controller: string;
  readonly active: number;
  readonly most: number;
  /** How long the longest of them has been at work on one object, in milliseconds. */
  readonly longest: number;
  /** Objects that wait for a worker. */
  readonly waiting: number;
}

const ACTIVE = 'controller_runtime_active_workers';
const MOST = 'controller_runtime_max_concurrent_reconciles';
const LONGEST = 'workqueue_longest_running_processor_seconds';
const DEPTH = 'workqueue_depth';
const WANTED = new Set([ACTIVE, MOST, LONGEST, DEPTH]);

/**
 * The workers of each controller, by its metrics (kubernetes-sigs/controller-runtime
 * pkg/internal/controller/metrics/metrics.go and pkg/metrics/workqueue.go). Empty for other frameworks, and for pods that
 * do not lead, which have no such series.
 */
export function workerStates(page: string): WorkerState[] {
  const { samples } = readPage(Buffer.from(page), (name) => WANTED.has(name));
  const of = (name: string) => samples.filter((sample) => sample.name === name);
  // The queue's metrics have the controller as `controller` since v0.21, as `name` before.
  const isOf = (controller: string) => (sample: Sample) =>
    (sample.labels.controller ?? sample.labels.name) === controller;
  return of(ACTIVE).flatMap(({ labels: { controller }, value: active }): WorkerState[] => {
    if (controller === undefined) return [];
    const most = of(MOST).find(isOf(controller))?.value ?? 1;
    const longest =
      Math.max(
        0,
        ...of(LONGEST)
          .filter(isOf(controller))
          .map(({ value }) => value),
      ) * 1000;
    const waiting = of(DEPTH)
      .filter(isOf(controller))
      .reduce((sum, { value }) => sum + value, 0);
    return [{ controller, active, most, longest, waiting }];
  });
}
