import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { holder } from '../../operators/redis/deploy.ts';
import { type RunningRedisOperator, startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { OPERATOR_NAMESPACE, pathOf } from '../../operators/redis/switches.ts';
import { group } from '../harness/group.ts';
import type { Stage } from '../harness/state-case.ts';
import { eachSecond } from './over-and-over.ts';

interface LoginStage extends Stage {
  readonly operator: RunningRedisOperator;
  /** The pod that stands by, where somebody has looked. */
  waiting: string | undefined;
}

const READER = 'queue-reader';
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const CLUSTER = { kind: 'RedisCluster', namespace: 'shop', name: 'cache' } as const;
const controller = 'rediscluster';

/** An account that may read metrics, as kubebuilder's metrics-reader is meant to be bound. */
const READING = [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: READER, namespace: OPERATOR_NAMESPACE } },
  {
    ...RBAC,
    kind: 'ClusterRole',
    metadata: { name: READER },
    rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
  },
  {
    ...{ ...RBAC, kind: 'ClusterRoleBinding', metadata: { name: READER } },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: READER },
    subjects: [{ kind: 'ServiceAccount', name: READER, namespace: OPERATOR_NAMESPACE }],
  },
];

function touch(plane: ControlPlane, turn: number): Promise<unknown> {
  const body = { metadata: { annotations: { touched: String(turn) } } };
  return plane.request(pathOf(CLUSTER), { method: 'PATCH', contentType: 'application/merge-patch+json', body });
}

/** As kubebuilder scaffolds it since v4.1: by TLS, for those who may; and a replica that stands by. */
export const behindLogin = group<LoginStage>({
  framework: 'controller-runtime, TLS and a login',
  async start(plane) {
    const operator = await startRedisOperator(plane, {
      flags: ['--metrics-secure'],
      args: ['--metrics-bind-address=:8443', '--metrics-secure', '--leader-elect'],
      standby: true,
    });
    await plane.apply(READING);
    await operator.applySamples();
    return {
      target: 'redis-operator',
      flags: ['--service-account', `${OPERATOR_NAMESPACE}/${READER}`],
      operator,
      waiting: undefined,
      async stop() {
        for (const plural of ['redisbackups', 'redisclusters'])
          await plane.request(`/apis/cache.example.com/v1/namespaces/shop/${plural}`, { method: 'DELETE' });
        await waitFor('the samples to be gone', async () => {
          const left = await plane.request('/apis/cache.example.com/v1/namespaces/shop/redisbackups');
          return JSON.parse(left.text).items.length === 0;
        });
        await operator.stop();
      },
    };
  },
  cases: [
    {
      state: 'nobody is named',
      expected: 'no metrics',
      target: () => ({ target: 'redis-operator', flags: [] }),
      drive: async () => undefined,
    },
    {
      state: 'one object failing',
      controller,
      expected: 'failing',
      async drive({ operator }) {
        await operator.fail(CLUSTER, 'error');
        return () => operator.fail(CLUSTER, undefined);
      },
      // Its tries come further and further apart: a change brings one.
      meanwhile: (_stage, plane, over) => eachSecond(over, (turn) => touch(plane, turn)),
    },
    {
      state: 'a replica that stands by',
      expected: 'standby',
      target: ({ waiting, flags = [] }) => ({
        ...{ target: `pod/${waiting}`, namespace: OPERATOR_NAMESPACE },
        flags,
      }),
      async drive(stage, plane) {
        const { operator } = stage;
        const { deployed, standby } = operator;
        // On a loaded machine the one that led may have lost the Lease, and ended: begun anew, it is the one that stands by.
        const isTaken = standby !== undefined && (await holder(plane))?.startsWith(standby.pod) === true;
        if (isTaken) await operator.restart();
        stage.waiting = isTaken ? deployed.pod : standby?.pod;
        return undefined;
      },
    },
  ],
});
