import { expect, test } from 'vitest';
import { volumeThatHolds } from './claim-use.ts';
import type { JsonObject } from './json.ts';
import { objectOf } from './status/objects.fixture.ts';

const claim = objectOf('v1', 'PersistentVolumeClaim', { metadata: { name: 'data' } });
const direct = [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }];

function pod(spec: JsonObject, body: JsonObject = {}) {
  return objectOf('v1', 'Pod', { ...body, spec: { nodeName: 'n1', ...spec } });
}

test('a pod that has a node holds the claims that it names', () => {
  expect(volumeThatHolds(pod({ volumes: direct }), claim)).toBe('d');
  expect(
    volumeThatHolds(pod({ volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'x' } }] }), claim),
  ).toBeUndefined();
  expect(volumeThatHolds(pod({ volumes: direct }, { metadata: { namespace: 'other' } }), claim)).toBeUndefined();
});

test('a pod that was never scheduled holds nothing', () => {
  expect(volumeThatHolds(pod({ nodeName: '', volumes: direct }), claim)).toBeUndefined();
});

test('a pod that has ended holds its claims all the same', () => {
  expect(volumeThatHolds(pod({ volumes: direct }, { status: { phase: 'Succeeded' } }), claim)).toBe('d');
});

test('a pod holds the claim of its own ephemeral volume until the kubelet is done with it', () => {
  const volumes = [{ name: 'scratch', ephemeral: { volumeClaimTemplate: {} } }];
  const owned = (uid: string) =>
    objectOf('v1', 'PersistentVolumeClaim', {
      metadata: { name: 'p-scratch', ownerReferences: [{ kind: 'Pod', name: 'p', uid, controller: true }] },
    });
  const going = (deletionGracePeriodSeconds: number) =>
    pod(
      { volumes },
      { metadata: { name: 'p', uid: 'p1', deletionTimestamp: '2026-11-01T11:00:00Z', deletionGracePeriodSeconds } },
    );
  expect(volumeThatHolds(going(30), owned('p1'))).toBe('scratch');
  expect(volumeThatHolds(going(30), owned('p0'))).toBeUndefined();
  expect(volumeThatHolds(going(0), owned('p1'))).toBeUndefined();
});
