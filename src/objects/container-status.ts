import { booleanAt, type JsonObject, numberAt, objectAt, objectsAt, stringAt } from './json.ts';
import { parseTime } from './metadata.ts';
import type { KubeObject } from './object.ts';

/** A container that has ended. */
export interface EndedContainer {
  readonly exitCode: number | undefined;
  /** `OOMKilled`, `Error`, `Completed`, `ContainerCannotRun` …; '' where nobody says. */
  readonly reason: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

/** What a kubelet says of one container (kubernetes/api core/v1 types.go, ContainerStatus). */
export interface ContainerStatus {
  readonly name: string;
  /** True for those that run before the others: init containers, sidecars among them. */
  readonly init: boolean;
  readonly image: string;
  readonly ready: boolean;
  readonly restarts: number;
  /** Set while it waits to be started. */
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  /** Set while it runs. Milliseconds since the epoch. */
  readonly running: { readonly startedAt: number | undefined } | undefined;
  /** Set when it has ended and is not started again, or not yet. */
  readonly ended: EndedContainer | undefined;
  /** How it ended the last time before it was started again. */
  readonly lastEnded: EndedContainer | undefined;
}

/** The containers of a pod that was read whole: init containers first, each kind in the order of its status. */
export function containerStatuses({ body }: Pick<KubeObject, 'body'>): ContainerStatus[] {
  const of = (list: string, init: boolean) =>
    objectsAt(body, 'status', list).map((status) => containerStatus(status, init));
  return [...of('initContainerStatuses', true), ...of('containerStatuses', false)];
}

function containerStatus(status: JsonObject, init: boolean): ContainerStatus {
  const waiting = objectAt(status, 'state', 'waiting');
  const running = objectAt(status, 'state', 'running');
  return {
    name: stringAt(status, 'name') ?? '',
    init,
    image: stringAt(status, 'image') ?? '',
    ready: booleanAt(status, 'ready') ?? false,
    restarts: numberAt(status, 'restartCount') ?? 0,
    waiting:
      waiting === undefined
        ? undefined
        : { reason: stringAt(waiting, 'reason') ?? '', message: stringAt(waiting, 'message') ?? '' },
    running: running === undefined ? undefined : { startedAt: parseTime(stringAt(running, 'startedAt')) },
    ended: endedContainer(objectAt(status, 'state', 'terminated')),
    lastEnded: endedContainer(objectAt(status, 'lastState', 'terminated')),
  };
}

function endedContainer(state: JsonObject | undefined): EndedContainer | undefined {
  if (state === undefined) return undefined;
  return {
    exitCode: numberAt(state, 'exitCode'),
    reason: stringAt(state, 'reason') ?? '',
    message: stringAt(state, 'message') ?? '',
    startedAt: parseTime(stringAt(state, 'startedAt')),
    finishedAt: parseTime(stringAt(state, 'finishedAt')),
  };
}
