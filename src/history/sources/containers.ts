import { type ContainerStatus, containerStatuses, type EndedContainer } from '../../objects/container-status.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { ContainerChange } from '../happening.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * When the containers of a Pod began to run and ended, as its status tells of this run and of the one before (kubernetes/api
 * core/v1 types.go, ContainerState): of runs before these only the number is known.
 */
export const containers: TraceReader = (object) => {
  if (groupResource(object.type) !== 'pods') return [];
  const changes = containerStatuses(object).flatMap(changesOf);
  // Where the second is the same: a container's own in their order, and one container after the other, as nothing tells better.
  return changes.flatMap(({ at, what }, turn) => traceEntries(object, 'containers', second(at), what, turn));
};

interface Change {
  /** Milliseconds since the epoch. */
  readonly at: number | undefined;
  readonly what: ContainerChange;
}

/** In the order in which they happened: the run before, whose number is not told, and this one. */
function changesOf({ name, init, lastEnded, running, ended, restarts }: ContainerStatus): Change[] {
  const change = (at: number | undefined, run: RunChange): Change => ({
    at,
    what: { kind: 'container', container: name, ...run, ...(init ? { isInit: true } : {}) },
  });
  const started = (at: number | undefined, number: number | undefined) =>
    change(at, { state: 'started', reason: '', exitCode: undefined, restarts: number });
  const over = (run: EndedContainer | undefined, number: number | undefined) => {
    if (run === undefined) return [];
    const { reason, exitCode, startedAt, finishedAt } = run;
    return [started(startedAt, number), change(finishedAt, { state: 'ended', reason, exitCode, restarts: number })];
  };
  return [
    ...over(lastEnded, undefined),
    ...(running === undefined ? [] : [started(running.startedAt, restarts)]),
    ...over(ended, restarts),
  ];
}

type RunChange = Pick<ContainerChange, 'state' | 'reason' | 'exitCode' | 'restarts'>;

/** A container that never ran has ended at the beginning of all times (kubelet: the zero time of containerd). */
function second(time: number | undefined) {
  return time === undefined || time <= 0 ? undefined : inSecond(time);
}
