import { join } from 'node:path';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { type ManagedProcess, startProcess } from '../../control-plane/process.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { PLUGIN_FOLDER } from '../../e2e/plugin.ts';
import { differencesFrom, type StoredHistory, storedHistory } from './compare.ts';
import type { GaugeType } from './gauges.ts';
import type { WitnessedWrite } from './witness.ts';

/** Starts the built program as a user would, as a process of its own. */
export function startRecorder(
  plane: ControlPlaneHandle,
  { group, namespace }: GaugeType,
  store: string,
  { kubeconfig = plane.adminKubeconfig, logFile = `${store}.log`, flags = [] as readonly string[], env = {} } = {},
): ManagedProcess {
  return startProcess({
    name: 'kubectl-operator record',
    file: join(PLUGIN_FOLDER, 'kubectl-operator'),
    args: ['record', `gauges.${group}`, '-n', namespace, '--store', store, ...flags],
    env: { PATH: process.env.PATH, HOME: plane.coordinates.directory, KUBECONFIG: kubeconfig, ...env },
    logFile,
  });
}

/** Resolves when the first list of the objects is in the store. */
export async function recording(store: string, type: GaugeType, objects: number): Promise<void> {
  await waitFor(
    'the objects to be stored',
    async () => new Set((await storedHistory(store, type)).entries.map(({ subject }) => subject.name)).size >= objects,
  );
}

/** Resolves with what is stored when nothing is missing but what lies in holes; or, late, with what there is then. */
export async function caughtUp(
  store: string,
  type: GaugeType,
  writes: readonly WitnessedWrite[],
): Promise<StoredHistory> {
  const isComplete = async () =>
    !differencesFrom(writes, await storedHistory(store, type)).some((wrong) => wrong.startsWith('missing'));
  await waitFor('all writes to be stored', isComplete, { interval: 300 }).catch(() => undefined);
  return storedHistory(store, type);
}
