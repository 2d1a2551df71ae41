import { expect, test } from 'vitest';
import { causes, findings } from '../testing/cluster.ts';
import { built, going, lease } from '../testing/kinds.ts';
import { builtInControllerDown } from './built-in-controller-down.ts';

const FINALIZER = 'kubernetes.io/pvc-protection';
const claim = built('PersistentVolumeClaim', 'data', { metadata: going(FINALIZER) });
const symptom = {
  kind: 'controller-passive',
  controller: 'kube-controller-manager',
  object: claim,
  finalizer: FINALIZER,
} as const;
const stale = lease('kube-controller-manager', 'n1_1', 600);

function pod(ready: string) {
  return built('Pod', 'kube-controller-manager-n1', {
    metadata: { namespace: 'kube-system' },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  });
}

test('a controller manager that does not renew its Lease is down, most likely; with its pods down for certain', async () => {
  expect(await findings(builtInControllerDown, symptom, { objects: [stale] })).toMatchObject([
    { certainty: 'likely', same: 'kube-controller-manager', evidence: [{ source: 'lease' }] },
  ]);
  expect(await findings(builtInControllerDown, symptom, { objects: [stale, pod('False')] })).toMatchObject([
    {
      certainty: 'certain',
      remedies: [{ command: 'kubectl -n kube-system logs kube-controller-manager-n1 --tail=50' }],
    },
  ]);
});

test('one whose Lease is kept, was released, or is not there, is not said to be down', async () => {
  const released = lease('kube-controller-manager', '', 600);
  for (const objects of [[lease('kube-controller-manager', 'n1_1', 3)], [released], []])
    expect(await findings(builtInControllerDown, symptom, { objects })).toEqual([]);
});

test('all that waits for it has one cause', async () => {
  const other = built('PersistentVolumeClaim', 'logs', { metadata: going(FINALIZER) });
  const [a] = await causes({ kind: 'terminating', object: claim }, { objects: [stale] });
  const [b] = await causes({ kind: 'terminating', object: other }, { objects: [stale] });
  expect(a?.key).toBe('built-in-controller-down kube-controller-manager');
  expect(b?.key).toBe(a?.key);
});

test('where nothing tells why, no more than a possibility is named', async () => {
  expect(await causes(symptom, { objects: [] })).toMatchObject([
    { id: 'built-in-controller-silent', certainty: 'possible', evidence: [] },
  ]);
});
