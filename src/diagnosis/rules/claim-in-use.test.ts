import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { claimInUse } from './claim-in-use.ts';

const FINALIZER = 'kubernetes.io/pvc-protection';
const claim = built('PersistentVolumeClaim', 'data', {
  metadata: going(FINALIZER),
  spec: { volumeName: 'pv-1' },
});
const symptom = { kind: 'finalizer', object: claim, finalizer: FINALIZER } as const;

function user(name: string, metadata: JsonObject = {}, phase = 'Running') {
  return built('Pod', name, {
    metadata,
    spec: { nodeName: 'n1', volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] },
    status: { phase },
  });
}

function ownedBy(apiVersion: string, kind: string, name: string): JsonObject {
  return { ownerReferences: [{ apiVersion, kind, name, uid: 'o', controller: true }] };
}

async function commands(...pods: ReturnType<typeof user>[]) {
  const [root] = await findings(claimInUse, symptom, { objects: pods });
  return root?.remedies.map(({ command }) => command);
}

const KEEP = `kubectl patch persistentvolumes/pv-1 --type=merge -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`;

describe('a claim that pods use', () => {
  test('is held by them for certain, whatever else is true', async () => {
    expect(await findings(claimInUse, symptom, { objects: [user('a'), built('Pod', 'b')] })).toMatchObject([
      {
        kind: 'root',
        summary: 'Pod shop/a uses PersistentVolumeClaim shop/data',
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: 'Pod shop/a (Running) has it as volume d' }],
      },
    ]);
  });

  test('goes only when what makes the pods anew is stopped, and its data can be kept before that', async () => {
    expect(await commands(user('a'))).toEqual([KEEP, 'kubectl -n shop delete pod a']);
    expect(await commands(user('db-0', ownedBy('apps/v1', 'StatefulSet', 'db')))).toEqual([
      KEEP,
      'kubectl -n shop scale statefulsets.apps/db --replicas=0',
    ]);
    const labels = { 'pod-template-hash': '5d7' };
    expect(await commands(user('web-5d7-x', { ...ownedBy('apps/v1', 'ReplicaSet', 'web-5d7'), labels }))).toEqual([
      KEEP,
      'kubectl -n shop scale deployments.apps/web --replicas=0',
    ]);
    expect(await commands(user('once-x', ownedBy('batch/v1', 'Job', 'once')))).toEqual([
      KEEP,
      `kubectl -n shop patch jobs.batch/once --type=merge -p '{"spec":{"suspend":true}}'`,
    ]);
    expect(await commands(user('x', ownedBy('example.com/v1', 'Widget', 'w')))).toEqual([KEEP, undefined]);
  });

  test('is held by pods that have ended too, and these can just go', async () => {
    const ended = user('once-x', ownedBy('batch/v1', 'Job', 'once'), 'Succeeded');
    const [root] = await findings(claimInUse, symptom, { objects: [ended] });
    expect(root).toMatchObject({
      summary: 'Pod shop/once-x uses PersistentVolumeClaim shop/data, though nothing runs there any more',
    });
    expect(await commands(ended)).toEqual([KEEP, 'kubectl -n shop delete pod once-x']);
  });

  test('waits for pods that are going themselves', async () => {
    expect(await findings(claimInUse, symptom, { objects: [user('a', going()), user('b')] })).toMatchObject([
      { kind: 'root', summary: 'Pod shop/b uses PersistentVolumeClaim shop/data' },
      { kind: 'symptom', symptom: { kind: 'terminating', object: { metadata: { name: 'a' } } }, certainty: 'certain' },
    ]);
  });
});

test('a claim that no pod uses is its controller to let go', async () => {
  expect(await findings(claimInUse, symptom, { objects: [built('Pod', 'b')] })).toMatchObject([
    {
      kind: 'symptom',
      symptom: { kind: 'controller-passive', controller: 'kube-controller-manager', finalizer: FINALIZER },
      certainty: 'certain',
      remedies: [{ safety: 'last-resort' }],
    },
  ]);
});

test('without the pods it is no more than possible that one uses it; the claim itself may say so', async () => {
  const forbidden = { objects: [], forbidden: ['pods'] };
  expect(await findings(claimInUse, symptom, forbidden)).toMatchObject([{ kind: 'root', certainty: 'possible' }]);
  const noted = built('PersistentVolumeClaim', 'data', {
    metadata: going(FINALIZER),
    status: { conditions: [{ type: 'Unused', status: 'False', message: 'A pod is currently referencing this PVC' }] },
  });
  expect(await findings(claimInUse, { ...symptom, object: noted }, forbidden)).toMatchObject([
    { certainty: 'likely', evidence: [{ source: 'claim' }] },
  ]);
});
