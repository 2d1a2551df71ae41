import { defineScenario } from '../harness/define-scenario.ts';
import { snapshotTypes } from '../harness/snapshot-types.ts';

export default defineScenario({
  title: 'A claim stays while a snapshot is taken of it, for ever where nobody takes it',
  broken: 'a snapshot of the claim does not become ready',
  exclusive: true,
  target: ['pvc/data'],
  expected: {
    cause: 'claim-being-snapshotted',
    certainty: 'certain',
    remedy: 'kubectl -n claim-being-snapshotted describe volumesnapshots.snapshot.storage.k8s.io/nightly',
  },
  async arrange(tools) {
    const { apply, namespace, remove } = tools;
    await snapshotTypes(tools);
    await apply({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'data',
        namespace,
        finalizers: ['snapshot.storage.kubernetes.io/pvc-as-source-protection'],
      },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: '', resources: { requests: { storage: '1Gi' } } },
    });
    await apply({
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshot',
      metadata: { name: 'nightly', namespace },
      spec: { source: { persistentVolumeClaimName: 'data' } },
    });
    await remove('pvc/data');
  },
});
