import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { resourceClaimReserved } from './resource-claim-reserved.ts';

const FINALIZER = 'resource.kubernetes.io/delete-protection';

async function judged(reservedFor: JsonObject[], ...objects: ReturnType<typeof built>[]) {
  const object = built('ResourceClaim', 'gpu', { metadata: going(FINALIZER), status: { reservedFor } });
  return findings(resourceClaimReserved, { kind: 'finalizer', object, finalizer: FINALIZER }, { objects });
}

const consumer = { resource: 'pods', name: 'train', uid: 'uid-train' };
const running = built('Pod', 'train', { spec: { nodeName: 'n1' }, status: { phase: 'Running' } });

test('a claim that is reserved for a pod stays until the pod has ended', async () => {
  expect(await judged([consumer], running)).toMatchObject([
    { summary: 'ResourceClaim shop/gpu is reserved for Pod shop/train', certainty: 'certain' },
  ]);
  const ended = built('Pod', 'train', { status: { phase: 'Succeeded' } });
  const another = built('Pod', 'train', { metadata: { uid: 'other' } });
  for (const pod of [ended, another])
    expect(await judged([consumer], pod)).toMatchObject([{ symptom: { kind: 'controller-passive' } }]);
});

test('a pod that is going is asked about in turn', async () => {
  const leaving = built('Pod', 'train', { metadata: going(), spec: { nodeName: 'n1' } });
  expect(await judged([consumer], leaving)).toMatchObject([{ symptom: { kind: 'terminating' } }]);
});

test('a consumer that Kubernetes does not know holds the claim for ever', async () => {
  expect(await judged([{ apiGroup: 'example.com', resource: 'trainings', name: 't', uid: 'u' }])).toMatchObject([
    { summary: 'ResourceClaim shop/gpu is reserved for trainings.example.com t' },
  ]);
});
