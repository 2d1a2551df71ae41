import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SpecChangesDocument } from '../../../src/views/history/diff-document.ts';
import type { RecordStatusDocument } from '../../../src/views/record/status.ts';
import { type ManagedProcess, startProcess } from '../../control-plane/process.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { PLUGIN_FOLDER, plugin } from '../../e2e/plugin.ts';
import { createCluster, createSecret } from '../../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { waitForReady } from '../../operators/redis/samples.ts';
import { pathOf } from '../../operators/redis/switches.ts';
import { editField } from '../harness/kubectl-edit.ts';
import type { Scene, Script } from '../harness/script.ts';
import type { ToldHappening, ToldObject } from '../harness/told.ts';
import { truthsOf } from '../harness/truths.ts';

const FLAPS = 5;

/** What `record` saw: all of it, in flaps within seconds, also those that traces forget. */
export const recorded: Script = {
  name: 'redis, what was recorded',
  async play(scene) {
    const { plane, namespace, witness, ask, kubectl } = scene;
    await witness.observe('/apis/coordination.k8s.io/v1/leases');
    const operator = await startRedisOperator(plane);
    const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-recorded-'));
    const store = join(folder, 'record.db');
    let recorder: ManagedProcess | undefined;
    try {
      await witness.observe(`/apis/cache.example.com/v1/namespaces/${namespace}/redisclusters`);
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      recorder = await startRecorder(scene, store);
      const cluster = await createCluster(plane, namespace, 'cache');
      await waitForReady(plane, cluster);
      await editField(plane, ['rediscluster/cache', '-n', namespace], 'replicas: 1', 'replicas: 2');
      await waitForReady(plane, cluster);
      for (let flap = 0; flap < FLAPS; flap += 1) {
        await kubectl(['delete', 'secret/cache-auth', '-n', namespace]);
        const body = { metadata: { annotations: { poked: String(flap) } } };
        const contentType = 'application/merge-patch+json';
        await plane.request(`${pathOf(cluster)}?fieldManager=poker`, { method: 'PATCH', contentType, body });
        await waitForReady(plane, cluster, 'False', 'SecretNotFound');
        await createSecret(plane, namespace, 'cache-auth');
        await waitForReady(plane, cluster);
      }
      const args = ['rediscluster/cache', '-n', namespace, '--store', store];
      await untilStored(scene, args, await seenChanges(scene));
      await ask('it flapped five times', args, ['created', 'generation 2', 'condition Ready False'], 'all changes');
      await compareSpecs(scene, args);
      await kubectl(['delete', 'rediscluster/cache', '-n', namespace]);
      await untilStored(scene, args, 1, ({ kind }) => kind === 'deleted');
      await ask('it is gone', args, ['deletion-asked', 'deleted'], 'all changes');
    } finally {
      await recorder?.stop();
      await operator.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function startRecorder({ plane, namespace }: Scene, store: string): Promise<ManagedProcess> {
  const recorder = startProcess({
    name: 'record',
    file: join(PLUGIN_FOLDER, 'kubectl-operator'),
    args: ['record', 'redisclusters', '-n', namespace, '--store', store],
    env: { ...process.env, KUBECONFIG: plane.adminKubeconfig },
    logFile: join(plane.coordinates.directory, 'record.log'),
  });
  const isWatching = async (): Promise<boolean> => {
    if (!recorder.running) throw new Error(recorder.log());
    const { stdout, code } = await plugin(['record', 'status', '--store', store, '-o', 'json']);
    if (code !== 0) return false;
    const { items }: RecordStatusDocument = JSON.parse(stdout);
    // Its row is there before the list; what it has watched since when is not.
    return items.some(({ resource, watched }) => resource === 'redisclusters' && watched.length > 0);
  };
  await waitFor('the recorder to watch', isWatching, { interval: 500 });
  return recorder;
}

/** How often a condition has changed, as the witness saw. */
async function seenChanges({ witness }: Scene): Promise<number> {
  return truthsOf(await witness.versions()).filter(({ key }) => key.startsWith('condition ')).length;
}

/** What is written comes over the recorder's watch, and then into the file: waits until so many such entries are told. */
async function untilStored(
  { plane }: Scene,
  args: readonly string[],
  count: number,
  isMeant = ({ kind, before, status }: ToldHappening) => kind === 'condition' && before?.status !== status,
): Promise<void> {
  const isStored = async (): Promise<boolean> => {
    const { stdout } = await plugin(['conditions', ...args, '-o', 'json'], { kubeconfig: plane.adminKubeconfig });
    const { items } = JSON.parse(stdout) as { items: readonly ToldObject[] };
    return items.flatMap(({ entries }) => entries).filter(({ what }) => isMeant(what)).length >= count;
  };
  await waitFor('the last change to be stored', isStored, { interval: 1000 });
}

/** What the store has of the specs says what was edited, by generations. */
async function compareSpecs({ plane }: Scene, args: readonly string[]): Promise<void> {
  const diff = ['conditions', ...args, '--diff', '1..2', '-o', 'json'];
  const { stdout, stderr } = await plugin(diff, { kubeconfig: plane.adminKubeconfig });
  const { items } = JSON.parse(stdout) as SpecChangesDocument;
  const wanted = { changes: [{ path: 'spec.replicas', before: '1', after: '2' }], unknown: 0 };
  if (!isDeepStrictEqual(items[0]?.comparison, wanted))
    throw new Error(`generations 1..2 differ in ${JSON.stringify(items[0]?.comparison)} ${stderr}`);
}
