import { defineScenario } from '../harness/define-scenario.ts';
import { snapshotTypes } from '../harness/snapshot-types.ts';

export default defineScenario({
  title: 'A snapshot stays while a claim is made from it, for ever where nobody makes the volume',
  broken: 'a claim made from the snapshot stays Pending',
  exclusive: true,
  target: ['volumesnapshot/nightly'],
  expected: {
    cause: 'snapshot-being-restored',
    certainty: 'certain',
    remedy: 'kubectl -n snapshot-being-restored describe persistentvolumeclaims/copy',
  },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove, waitFor } = tools;
    await snapshotTypes(tools);
    const finalizers = ['snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection'];
    const apiVersion = 'snapshot.storage.k8s.io/v1';
    await apply({ apiVersion, kind: 'VolumeSnapshot', metadata: { name: 'nightly', namespace, finalizers } });
    await apply({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'copy', namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'not-there',
        resources: { requests: { storage: '1Gi' } },
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'nightly' },
      },
    });
    await waitFor('the claim to be Pending', async () =>
      (await kubectl('get', 'pvc/copy', '-n', namespace, '-o', 'json')).includes('"phase": "Pending"'),
    );
    await remove('volumesnapshot/nightly');
  },
});
