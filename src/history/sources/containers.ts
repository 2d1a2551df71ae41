import { type ContainerStatus, containerStatuses, type EndedContainer } from '../../objects/container-status.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { Entry } from '../entry.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * When the containers of a Pod began to run and ended, as its status tells of this run and of the one before (kubernetes/api
 * core/v1 types.go, ContainerState): of runs before these only the number is known.
 */
export const containers: TraceReader = (object) =>
  groupResource(object.type) === 'pods'
    ? containerStatuses(object).flatMap((status) => [
        ...ended(object, status, status.lastEnded, undefined),
        ...started(object, status, status.running?.startedAt, status.restarts),
        ...ended(object, status, status.ended, status.restarts),
      ])
    : [];

/** A run that is over: its beginning and its end. */
function ended(
  object: KubeObject,
  status: ContainerStatus,
  run: EndedContainer | undefined,
  restarts: number | undefined,
): Entry[] {
  if (run === undefined) return [];
  const { reason, exitCode, startedAt, finishedAt } = run;
  return [
    ...started(object, status, startedAt, restarts),
    ...traceEntries(object, 'containers', second(finishedAt), {
      kind: 'container',
      container: status.name,
      state: 'ended',
      reason,
      exitCode,
      restarts,
      ...(status.init ? { isInit: true } : {}),
    }),
  ];
}

function started(
  object: KubeObject,
  { name, init }: ContainerStatus,
  at: number | undefined,
  restarts: number | undefined,
): Entry[] {
  return traceEntries(object, 'containers', second(at), {
    kind: 'container',
    container: name,
    state: 'started',
    reason: '',
    exitCode: undefined,
    restarts,
    ...(init ? { isInit: true } : {}),
  });
}

/** A container that never ran has ended at the beginning of all times (kubelet: the zero time of containerd). */
function second(time: number | undefined) {
  return time === undefined || time <= 0 ? undefined : inSecond(time);
}
