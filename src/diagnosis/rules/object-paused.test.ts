import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from '../testing/objects.ts';
import {
  findings,
  type MadeUpAnswers,
  operatorPod,
  passive,
  runningOperator,
  secondsAgo,
} from '../testing/operators.ts';
import { objectPaused } from './object-paused.ts';

const operator = runningOperator({ pods: [operatorPod('leader', { runningFor: 9000 })] });

function machine(metadata: JsonObject, spec: JsonObject = {}): KubeObject {
  return objectOf(
    { group: 'cluster.x-k8s.io', resource: 'machines', kind: 'Machine' },
    {
      metadata: { name: 'one', namespace: 'shop', uid: 'one', deletionTimestamp: secondsAgo(3600), ...metadata },
      spec,
    },
  );
}

async function paused(object: KubeObject, answers: MadeUpAnswers = {}) {
  return findings(objectPaused, passive(operator, object), answers);
}

describe('an object is paused', () => {
  test('for sure by a switch whose operator keeps deletions waiting, with who set it and how to take it off', async () => {
    const managedFields = [
      {
        manager: 'kubectl-annotate',
        operation: 'Update',
        time: secondsAgo(7200),
        fieldsV1: { 'f:metadata': { 'f:annotations': { 'f:cluster.x-k8s.io/paused': {} } } },
      },
    ];
    const object = machine({ annotations: { 'cluster.x-k8s.io/paused': '' }, managedFields });
    expect(await paused(object)).toMatchObject([
      {
        certainty: 'certain',
        decisive: true,
        evidence: [
          { text: 'annotation cluster.x-k8s.io/paused was set by kubectl-annotate', source: 'managedFields' },
          { source: 'table of pauses' },
        ],
        remedies: [
          {
            command: 'kubectl -n shop annotate machines.cluster.x-k8s.io/one cluster.x-k8s.io/paused-',
            safety: 'safe',
          },
        ],
      },
    ]);
  });

  test('with the Cluster that it belongs to, which goes on with more than this object', async () => {
    const cluster = objectOf(
      { group: 'cluster.x-k8s.io', resource: 'clusters', kind: 'Cluster' },
      { metadata: { name: 'prod', namespace: 'shop', uid: 'prod' }, spec: { paused: true } },
    );
    const object = machine({ labels: { 'cluster.x-k8s.io/cluster-name': 'prod' } });
    expect(await paused(object, { objects: [cluster] })).toMatchObject([
      {
        summary: expect.stringMatching(/^Cluster shop\/prod is paused by spec.paused .*Machine shop\/one with it/),
        certainty: 'certain',
        remedies: [
          {
            command: `kubectl -n shop patch clusters.cluster.x-k8s.io/prod --type=merge -p '{"spec":{"paused":false}}'`,
            safety: 'careful',
          },
        ],
      },
    ]);
  });

  test('perhaps by what only looks like a switch, and likely where the log says so', async () => {
    const object = objectOf(
      { group: 'example.com', resource: 'widgets', kind: 'Widget' },
      {
        metadata: {
          name: 'one',
          namespace: 'shop',
          uid: 'one',
          deletionTimestamp: secondsAgo(3600),
          annotations: { 'example.com/paused': 'true' },
        },
      },
    );
    const said = JSON.stringify({
      level: 'info',
      ts: secondsAgo(9),
      msg: 'paused',
      controller: 'w',
      namespace: 'shop',
      name: 'one',
    });
    expect(await paused(object)).toMatchObject([{ certainty: 'possible' }]);
    expect(await paused(object, { logs: { leader: said } })).toMatchObject([{ certainty: 'likely' }]);
  });
});

test('a switch that lets deletions go on is no cause, nor is one that is off', async () => {
  const object = objectOf(
    { group: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations', kind: 'Kustomization' },
    {
      metadata: { name: 'one', namespace: 'shop', uid: 'one', deletionTimestamp: secondsAgo(3600) },
      spec: { suspend: true },
    },
  );
  expect(await paused(object)).toEqual([]);
  expect(await paused(machine({ annotations: { 'example.com/paused': 'false' } }))).toEqual([]);
});
