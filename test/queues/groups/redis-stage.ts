import { type BulkClient, bulkClient } from '../../control-plane/bulk.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor, waitForSame } from '../../control-plane/wait.ts';
import { metricValue } from '../../operators/redis/metrics.ts';
import {
  type RedisOperatorOptions,
  type RunningRedisOperator,
  startRedisOperator,
} from '../../operators/redis/redis-operator.ts';
import { pathOf, type RedisObject } from '../../operators/redis/switches.ts';
import type { Stage } from '../harness/state-case.ts';

/** The operator of test/operators/redis, and a thousand backups that cost it next to nothing. */
export interface RedisStage extends Stage {
  readonly operator: RunningRedisOperator;
  /** A change to so many backups, from one of them on, each of which calls for a reconcile. */
  poke(count: number, from?: number): Promise<void>;
  /** How many objects are ready to be reconciled. */
  ready(): Promise<number>;
  /** Resolves when nothing has been reconciled for two seconds. */
  untilQuiet(): Promise<void>;
}

export const NAMESPACE = 'states';
export const BACKUPS = 1000;
const all = `/apis/cache.example.com/v1/namespaces/${NAMESPACE}/redisbackups`;

/** A backup of a cluster that does not exist: one look at it writes its status, the next ones nothing. */
export function backup(index: number): RedisObject {
  return { kind: 'RedisBackup', namespace: NAMESPACE, name: `backup-${index}` };
}

/** Starts the operator and makes the backups. */
export async function startRedisStage(plane: ControlPlane, options: RedisOperatorOptions = {}): Promise<RedisStage> {
  const operator = await startRedisOperator(plane, options);
  await plane.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }]);
  const bulk = bulkClient(plane.adminKubeconfig);
  await makeBackups(bulk);
  let pokes = 0;
  const page = () => operator.metrics();
  const value = async (name: string, labels = {}) => metricValue(await page(), name, labels);
  const ready = () => value('workqueue_depth');
  const stage: RedisStage = {
    target: 'redis-operator',
    operator,
    page,
    ready,
    async poke(count, from = 0) {
      pokes += 1;
      const body = { metadata: { labels: { poked: String(pokes) } } };
      const contentType = 'application/merge-patch+json';
      const paths = Array.from({ length: count }, (_, index) => pathOf(backup(from + index)));
      await bulk.sendAll(paths.map((path) => ({ path, method: 'PATCH', contentType, body })));
    },
    async untilQuiet() {
      const count = async () => {
        const all = await value('controller_runtime_reconcile_total');
        return (await ready()) === 0 && (await value('controller_runtime_active_workers')) === 0 ? all : undefined;
      };
      await waitForSame('the operator to be quiet', count, { interval: 2000, timeout: 300_000 });
    },
    async stop() {
      // The next operator's webhook could not convert what is left. A request lasts a minute at most, whatever it has done.
      const areGone = async () => {
        await plane.request(all, { method: 'DELETE' });
        return JSON.parse((await plane.request(`${all}?limit=1`)).text).items.length === 0;
      };
      try {
        await waitFor('the backups to be gone', areGone, { timeout: 300_000, interval: 500 });
      } finally {
        bulk.close();
        await operator.stop();
      }
    },
  };
  // The Lease names a pod of the same name before it works, too.
  const seen = async () =>
    (await value('controller_runtime_reconcile_total', { controller: 'redisbackup' })) >= BACKUPS;
  await waitFor('the operator to have seen all backups', seen, { timeout: 300_000, interval: 500 });
  await stage.untilQuiet();
  return stage;
}

async function makeBackups(bulk: BulkClient): Promise<void> {
  await bulk.createAll(
    Array.from({ length: BACKUPS }, (_, index) => ({
      path: all,
      body: {
        apiVersion: 'cache.example.com/v1',
        kind: 'RedisBackup',
        metadata: { name: `backup-${index}` },
        spec: { clusterRef: { name: 'nobody' } },
      },
    })),
  );
}
