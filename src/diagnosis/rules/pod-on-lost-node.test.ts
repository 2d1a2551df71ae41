import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { findings } from '../testing/cluster.ts';
import { built, eventOf, going } from '../testing/kinds.ts';
import { podInGracePeriod } from './pod-in-grace-period.ts';
import { podNotStopped } from './pod-not-stopped.ts';
import { podOnLostNode } from './pod-on-lost-node.ts';

function pod(metadata: JsonObject = {}, more: JsonObject = {}) {
  return built('Pod', 'db-0', {
    metadata: going(undefined, { deletionGracePeriodSeconds: 30, ...metadata }),
    spec: { nodeName: 'n1', ...more },
    status: { containerStatuses: [{ name: 'db', state: { running: {} } }] },
  });
}

const symptomOf = (object: ReturnType<typeof pod>) => ({ kind: 'terminating', object }) as const;

function node(status: string) {
  const conditions = [{ type: 'Ready', status, reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting.' }];
  return built('Node', 'n1', { status: { conditions } });
}

const ready = node('True');

describe('a pod past its grace period', () => {
  test('on a node without a sign of life waits for the node', async () => {
    expect(await findings(podOnLostNode, symptomOf(pod()), { objects: [node('Unknown')] })).toMatchObject([
      {
        symptom: { kind: 'node-down', node: 'n1' },
        certainty: 'certain',
        evidence: [{ text: 'it is on Node n1' }],
        remedies: [{ command: 'kubectl -n shop delete pods/db-0 --grace-period=0 --force', safety: 'last-resort' }],
      },
    ]);
  });

  test('on a node whose kubelet says itself that it is not ready may yet be ended by it', async () => {
    expect(await findings(podOnLostNode, symptomOf(pod()), { objects: [node('False')] })).toMatchObject([
      { symptom: { kind: 'node-down' }, certainty: 'likely' },
    ]);
  });

  test('of a StatefulSet is not deleted by force without a word on the second one that follows', async () => {
    const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db', uid: 'u', controller: true }];
    const [found] = await findings(podOnLostNode, symptomOf(pod({ ownerReferences })), { objects: [node('Unknown')] });
    expect(found?.remedies.at(-1)?.effect).toContain('both write to the same data');
  });

  test('on a node of which no kubelet has ever reported waits for that', async () => {
    expect(await findings(podOnLostNode, symptomOf(pod()), { objects: [built('Node', 'n1')] })).toMatchObject([
      { symptom: { kind: 'node-down', node: 'n1' }, certainty: 'certain' },
    ]);
    expect(await findings(podNotStopped, symptomOf(pod()), { objects: [built('Node', 'n1')] })).toEqual([]);
  });

  test('on a node that is gone waits for nobody', async () => {
    expect(await findings(podOnLostNode, symptomOf(pod()), { objects: [] })).toMatchObject([
      { symptom: { kind: 'node-down', node: 'n1' }, certainty: 'certain' },
    ]);
  });

  test('on a node that works has not been ended by its kubelet', async () => {
    expect(await findings(podOnLostNode, symptomOf(pod()), { objects: [ready] })).toEqual([]);
    const object = pod();
    const objects = [ready, eventOf(object, 'FailedKillPod', 'context deadline exceeded')];
    expect(await findings(podNotStopped, symptomOf(object), { objects })).toMatchObject([
      {
        summary: 'the kubelet of Node n1 has not ended container db of Pod shop/db-0',
        certainty: 'likely',
        evidence: [
          { text: 'FailedKillPod: context deadline exceeded' },
          { text: 'container db still runs' },
          { text: 'Node n1 is Ready' },
        ],
      },
    ]);
  });

  test('on a node that may not be read is no more than possibly held there', async () => {
    const forbidden = { objects: [], forbidden: ['nodes'] };
    expect(await findings(podOnLostNode, symptomOf(pod()), forbidden)).toEqual([]);
    expect(await findings(podNotStopped, symptomOf(pod()), forbidden)).toMatchObject([{ certainty: 'possible' }]);
  });

  test('by a few seconds is what happens every day', async () => {
    const object = pod({ deletionTimestamp: '2026-01-01T11:59:55Z' });
    expect(await findings(podNotStopped, symptomOf(object), { objects: [ready] })).toMatchObject([
      { certainty: 'possible' },
    ]);
  });
});

test('a pod that its kubelet is done with, or that never had a node, is held by neither', async () => {
  for (const object of [pod({ deletionGracePeriodSeconds: 0 }), pod({}, { nodeName: '' })])
    for (const rule of [podOnLostNode, podNotStopped])
      expect(await findings(rule, symptomOf(object), { objects: [node('Unknown')] })).toEqual([]);
});

test('a pod within its grace period is all right; a preStop hook is told', async () => {
  const containers = [{ name: 'db', lifecycle: { preStop: { exec: {} } } }, { name: 'log' }];
  const soon = { deletionTimestamp: '2026-01-01T12:50:00Z', deletionGracePeriodSeconds: 3600 };
  const object = pod(soon, { containers });
  expect(await findings(podInGracePeriod, symptomOf(object), { objects: [] })).toMatchObject([
    {
      summary: 'Pod shop/db-0 gives its containers 3600 s to end in',
      evidence: [{ text: 'its grace period ends' }, { text: expect.stringContaining('container db') }],
    },
  ]);
  expect(await findings(podNotStopped, symptomOf(object), { objects: [ready] })).toEqual([]);
  expect(await findings(podInGracePeriod, symptomOf(pod()), { objects: [] })).toEqual([]);
});
