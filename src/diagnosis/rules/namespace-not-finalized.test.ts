import { expect, test } from 'vitest';
import { answer, type Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { evidenceOf, inShort, JUDGED_AT, judged } from '../testing/judged.ts';
import { configMapOf, silentGroup, terminatingNamespace } from '../testing/namespaces.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { namespaceLookDue } from './namespace-look-due.ts';
import { namespaceNotFinalized } from './namespace-not-finalized.ts';

function found(objects: readonly KubeObject[], gaps: readonly Gap[] = [], deletionTimestamp = '2026-01-01T11:00:00Z') {
  const symptom = { kind: 'terminating', object: terminatingNamespace({ trouble: {}, deletionTimestamp }) } as const;
  return judged(namespaceNotFinalized, symptom, { contents: async () => answer({ objects, gaps }) });
}

test('an empty namespace that stays is left to kube-controller-manager', async () => {
  const findings = await found([]);
  expect(inShort(findings)).toEqual(['likely controller-passive Namespace shop']);
  expect(evidenceOf(findings)).toContain('nothing is left in Namespace shop');
});

test('so is one whose objects nobody has asked to go', async () => {
  expect(inShort(await found([configMapOf('a')]))).toEqual(['likely controller-passive Namespace shop']);
});

test('nothing is said of the controller while objects are going, lists are missing or the deletion is young', async () => {
  expect(await found([terminatingObject('a')])).toEqual([]);
  expect(await found([], [silentGroup('dead.example.io', 'v1')])).toEqual([]);
  expect(await found([], [], new Date(JUDGED_AT - 8000).toISOString())).toEqual([]);
});

test('where kube-controller-manager works its next look is due, and a change hastens it', async () => {
  const symptom = {
    kind: 'controller-passive',
    controller: 'kube-controller-manager',
    object: terminatingNamespace(),
    finalizer: 'kubernetes',
  } as const;
  const command = 'kubectl annotate namespaces/shop kubectl-operator/touched=2026-01-01T12:00:00.000Z --overwrite';
  expect(await judged(namespaceLookDue, symptom)).toMatchObject([{ certainty: 'possible', remedies: [{ command }] }]);
  const lease = objectOf(
    { group: 'coordination.k8s.io', resource: 'leases', kind: 'Lease' },
    {
      metadata: { name: 'kube-controller-manager', namespace: 'kube-system' },
      spec: { holderIdentity: 'node_1', leaseDurationSeconds: 15, renewTime: '2026-01-01T11:59:59.000000Z' },
    },
  );
  const list = async () => answer([lease]);
  expect(await judged(namespaceLookDue, symptom, { list })).toMatchObject([{ certainty: 'likely' }]);
});
