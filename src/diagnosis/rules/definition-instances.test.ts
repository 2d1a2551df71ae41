import { expect, test } from 'vitest';
import { answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { evidenceOf, inShort, JUDGED_AT, judged } from '../testing/judged.ts';
import { NOT_CONVERTED, unreadList } from '../testing/namespaces.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { liveWidget } from '../testing/owners.ts';
import { definitionCleanupDue } from './definition-cleanup-due.ts';
import { CLEANUP, definitionInstances } from './definition-instances.ts';

function definition(
  message = 'CustomResource deletion is in progress',
  { deletionTimestamp = '2026-01-01T11:00:00Z', reason = 'InstanceDeletionFailed' } = {},
) {
  return objectOf(
    { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', kind: 'CustomResourceDefinition' },
    {
      metadata: { name: 'widgets.example.com', deletionTimestamp, finalizers: [CLEANUP] },
      spec: {
        group: 'example.com',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [
          { name: 'v1', served: true },
          { name: 'v1beta1', served: true },
          { name: 'v1alpha1', served: false },
        ],
        conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://127.0.0.1:1' } } },
      },
      status: { conditions: [{ type: 'Terminating', status: 'True', reason, message }] },
    },
  );
}

function found(objects: readonly KubeObject[], gaps: readonly Gap[] = [], object = definition()) {
  const symptom = { kind: 'finalizer', object, finalizer: CLEANUP } as const;
  return judged(definitionInstances, symptom, {
    instances: async ({ group, resource }) =>
      `${resource}.${group}` === 'widgets.example.com'
        ? answer({ objects, gaps })
        : gapAnswer(unreadList('invalid', '')),
  });
}

test('a definition waits for those of its custom resources that are being deleted', async () => {
  const findings = await found([terminatingObject('a'), liveWidget('b')]);
  expect(inShort(findings)).toEqual(['certain terminating Widget a']);
  expect(evidenceOf(findings)).toEqual([
    '2 Widget left, 1 of them without anybody having asked for their deletion',
    'Terminating is True, InstanceDeletionFailed: CustomResource deletion is in progress',
  ]);
});

test('custom resources that may not be listed everywhere leave the cause likely', async () => {
  expect(inShort(await found([terminatingObject('a')], [unreadList('forbidden', 'no')]))).toEqual([
    'likely terminating Widget a',
  ]);
  expect(await found([], [unreadList('forbidden', 'no')])).toEqual([]);
});

test('custom resources that cannot be converted keep their definition', async () => {
  const unread = { kind: 'type-unreadable', type: 'widgets.example.com', message: NOT_CONVERTED };
  expect(await found([], [unreadList('throttled', NOT_CONVERTED)])).toMatchObject([
    { certainty: 'certain', symptom: unread },
  ]);
});

test('where the API server could not convert them they are read at each version', async () => {
  const object = definition(`could not list instances: ${NOT_CONVERTED}`);
  const asked: (string | undefined)[] = [];
  const symptom = { kind: 'finalizer', object, finalizer: CLEANUP } as const;
  const gaps = [unreadList('throttled', NOT_CONVERTED)];
  const oneFails = await judged(definitionInstances, symptom, {
    instances: async ({ version }) => {
      asked.push(version);
      return answer({ objects: [liveWidget('a')], gaps: version === 'v1beta1' ? gaps : [] });
    },
  });
  expect(asked).toEqual([undefined, 'v1', 'v1beta1']);
  expect(oneFails).toMatchObject([{ certainty: 'certain', symptom: { kind: 'type-unreadable' } }]);
  // A capture has one version, which proves nothing.
  const gap = unreadList('not-captured', 'a capture has them at v1');
  const captured = await judged(definitionInstances, symptom, {
    instances: async ({ version }) =>
      version === undefined ? answer({ objects: [liveWidget('a')], gaps: [] }) : gapAnswer(gap),
  });
  expect(captured).toMatchObject([{ certainty: 'likely', symptom: { kind: 'type-unreadable' } }]);
  // The webhook is back, and the API server has yet to look again.
  expect(inShort(await found([liveWidget('a')], [], object))).toEqual([
    'likely controller-passive CustomResourceDefinition widgets.example.com',
  ]);
});

test.each([
  ['InstanceDeletionFailed', 'could not list instances: storage is (re)initializing'],
  ['InstanceDeletionInProgress', 'CustomResource deletion is in progress'],
])('they are read at each version, too, while %s does not tell that a conversion fails', async (reason, message) => {
  const object = definition(message, { reason });
  const symptom = { kind: 'finalizer', object, finalizer: CLEANUP } as const;
  const gaps = [unreadList('throttled', NOT_CONVERTED)];
  const oneFails = await judged(definitionInstances, symptom, {
    instances: async ({ version }) => answer({ objects: [liveWidget('a')], gaps: version === 'v1beta1' ? gaps : [] }),
  });
  expect(oneFails).toMatchObject([{ certainty: 'certain', symptom: { kind: 'type-unreadable' } }]);
});

test('with nothing left, or nothing being deleted, the API server has yet to look', async () => {
  const passive = ['likely controller-passive CustomResourceDefinition widgets.example.com'];
  expect(inShort(await found([]))).toEqual(passive);
  expect(inShort(await found([liveWidget('a')]))).toEqual(passive);
  const young = definition(undefined, { deletionTimestamp: new Date(JUDGED_AT - 10_000).toISOString() });
  expect(await found([], [], young)).toEqual([]);
});

test('an API server that is at it right now does not wait for its back-off', async () => {
  expect(await found([liveWidget('a')], [], definition(undefined, { reason: 'InstanceDeletionInProgress' }))).toEqual(
    [],
  );
});

test('a definition that nothing keeps any more is touched, so that the API server looks at once', async () => {
  const symptom = { kind: 'controller-passive', controller: 'kube-apiserver', finalizer: CLEANUP } as const;
  expect(await judged(definitionCleanupDue, { ...symptom, object: definition() })).toMatchObject([
    {
      certainty: 'likely',
      remedies: [
        {
          command:
            'kubectl annotate customresourcedefinitions.apiextensions.k8s.io/widgets.example.com kubectl-operator/touched=2026-01-01T12:00:00.000Z --overwrite',
        },
      ],
    },
  ]);
});
