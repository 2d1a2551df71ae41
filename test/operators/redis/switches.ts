import type { ControlPlaneHandle } from '../../control-plane/handle.ts';

/** Where the operator runs. */
export const OPERATOR_NAMESPACE = 'redis-system';

/** The ConfigMap in the operator's namespace that makes whole controllers fail. */
export const FAILURE_CONFIG = 'redis-operator-failures';

/** Ways in which a controller fails, described in internal/failure/mode.go. */
export type FailureMode =
  | 'error'
  | 'terminal'
  | 'hang'
  | 'panic'
  | 'hot-loop'
  | 'timeout'
  | 'slow'
  | 'requeue-after'
  | 'requeue'
  | 'refuse-finalize';

/** The operator's controllers, as its metrics name them. */
export type Controller = 'rediscluster' | 'redisbackup';

/** A custom resource of the operator. */
export interface RedisObject {
  readonly kind: 'RedisCluster' | 'RedisBackup';
  readonly namespace: string;
  readonly name: string;
}

const PLURALS = { RedisCluster: 'redisclusters', RedisBackup: 'redisbackups' } as const satisfies Record<
  RedisObject['kind'],
  string
>;

/** The path of an object at v1. */
export function pathOf({ kind, namespace, name }: RedisObject): string {
  return `/apis/cache.example.com/v1/namespaces/${namespace}/${PLURALS[kind]}/${name}`;
}

/** Switches failures on and off; a switch is in force when the promise resolves. */
export interface FailureSwitches {
  /** One object fails to be reconciled in that way from now on; undefined ends it. */
  fail(object: RedisObject, mode: FailureMode | undefined): Promise<void>;
  /** All objects of a controller; an object's own mode wins. */
  failController(controller: Controller, mode: FailureMode | undefined): Promise<void>;
  /**
   * While on, the Lease cannot be written: the leader gives up after its renew deadline and exits with code 1, the
   * Lease goes on naming it, and a process that is started anew does not become the leader.
   */
  loseLease(on: boolean): Promise<void>;
}

export function failureSwitches(plane: ControlPlaneHandle): FailureSwitches {
  const patch = async (path: string, body: object): Promise<void> => {
    const answer = await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
    if (answer.status !== 200) throw new Error(`PATCH ${path}: ${answer.status} ${answer.text}`);
  };
  const configMap = `/api/v1/namespaces/${OPERATOR_NAMESPACE}/configmaps/${FAILURE_CONFIG}`;
  return {
    fail: (object, mode) =>
      patch(pathOf(object), { metadata: { annotations: { 'cache.example.com/fail': mode ?? null } } }),
    failController: (controller, mode) => patch(configMap, { data: { [controller]: mode ?? null } }),
    loseLease: (on) => patch(configMap, { data: { 'lose-lease': on ? 'true' : null } }),
  };
}
