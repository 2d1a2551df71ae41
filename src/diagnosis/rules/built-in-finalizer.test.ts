import { expect, test } from 'vitest';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { objectOf } from '../testing/objects.ts';
import { builtInFinalizer } from './built-in-finalizer.ts';

const nothing = { objects: [] };

test('a finalizer of a controller of Kubernetes leads to that controller, with what is left behind without it', async () => {
  const finalizer = 'provisioner.storage.kubernetes.io/cloning-protection';
  const object = built('PersistentVolumeClaim', 'data', { metadata: going(finalizer) });
  expect(await findings(builtInFinalizer, { kind: 'finalizer', object, finalizer }, nothing)).toMatchObject([
    {
      symptom: { kind: 'controller-passive', controller: 'csi-driver' },
      certainty: 'likely',
      remedies: [{ safety: 'last-resort', leavesBehind: { text: expect.stringContaining('clone') } }],
    },
  ]);
});

test('the same name on a type that it is not known of may be an accident', async () => {
  const finalizer = 'kubernetes.io/pvc-protection';
  const type = { group: 'example.com', resource: 'widgets', kind: 'Widget' };
  const object = objectOf(type, { metadata: { name: 'x', namespace: 'shop', ...going(finalizer) } });
  expect(await findings(builtInFinalizer, { kind: 'finalizer', object, finalizer }, nothing)).toMatchObject([
    { certainty: 'possible' },
  ]);
});

test('those that wait for content are left to what looks at content', async () => {
  for (const finalizer of ['foregroundDeletion', 'orphan', 'customresourcecleanup.apiextensions.k8s.io']) {
    const object = built('Pod', 'x', { metadata: going(finalizer) });
    expect(await findings(builtInFinalizer, { kind: 'finalizer', object, finalizer }, nothing)).toEqual([]);
  }
});
