import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { jobManagedElsewhere } from './job-managed-elsewhere.ts';

const FINALIZER = 'batch.kubernetes.io/job-tracking';

function pod(phase = 'Succeeded') {
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'once', uid: 'uid-once', controller: true };
  const metadata = going(FINALIZER, { ownerReferences: [owner] });
  return built('Pod', 'once-x', { metadata, status: { phase } });
}

async function judged(spec: JsonObject | undefined, phase?: string) {
  const objects = spec === undefined ? [] : [built('Job', 'once', { spec })];
  return findings(jobManagedElsewhere, { kind: 'finalizer', object: pod(phase), finalizer: FINALIZER }, { objects });
}

test('pods of a Job that somebody else manages are left alone', async () => {
  expect(await judged({ managedBy: 'example.com/jobs' })).toMatchObject([
    {
      summary: 'Job shop/once is managed by example.com/jobs, so that the Job controller leaves its pods alone',
      certainty: 'certain',
      decisive: true,
    },
  ]);
});

test('pods of any other Job, and of one that is gone, are the Job controller to let go', async () => {
  for (const spec of [{ managedBy: 'kubernetes.io/job-controller' }, {}, undefined])
    expect(await judged(spec)).toMatchObject([
      { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'kube-controller-manager' } },
    ]);
});

test('a Job that replaces failed pods alone waits for the pod to end', async () => {
  expect(await judged({ podReplacementPolicy: 'Failed' }, 'Running')).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'terminating', object: { metadata: { name: 'once-x' } } } },
  ]);
});
