import { describe, expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { sketchOperator } from '../../operators/operator.fixture.ts';
import type { Answerers } from '../testing/ask.ts';
import { evidenceOf, judged } from '../testing/judged.ts';
import { configMapOf } from '../testing/namespaces.ts';
import { objectOf } from '../testing/objects.ts';
import { liveWidget, ownersFound, referenceTo } from '../testing/owners.ts';
import { madeAnew } from './made-anew.ts';

const MADE = '2026-01-01T11:59:00Z';

const fields = (manager: string, time = MADE): JsonObject => ({
  manager,
  operation: 'Update',
  time,
  fieldsV1: { 'f:data': {} },
});

function configMap(metadata: JsonObject = {}): KubeObject {
  return configMapOf('a', { creationTimestamp: MADE, managedFields: [fields('widget-operator')], ...metadata });
}

function eventAbout(uid: string): KubeObject {
  return objectOf(
    { group: '', resource: 'events', kind: 'Event' },
    {
      metadata: { name: `a.${uid}`, namespace: 'shop' },
      involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: 'shop', uid },
      reason: 'Written',
      message: 'wrote it',
      lastTimestamp: '2026-01-01T11:40:00Z',
    },
  );
}

function found(object: KubeObject, answers: Partial<Answerers> = {}) {
  return judged(madeAnew, { kind: 'live', object }, { list: async () => answer([]), ...answers });
}

describe('an object that is back', () => {
  test('is proven by an Event about an earlier one, and its maker named', async () => {
    const findings = await found(configMap(), { list: async () => answer([eventAbout('earlier')]) });
    expect(findings).toMatchObject([
      { certainty: 'certain', summary: 'an earlier one is gone: widget-operator makes it anew' },
    ]);
    expect(evidenceOf(findings)).toEqual([
      'Written of an earlier one with another uid: wrote it',
      'made by widget-operator',
    ]);
  });

  test('is proven where it goes and comes while it is watched', async () => {
    const seen = [
      { kind: 'deleted', object: configMap() },
      { kind: 'added', object: configMap({ uid: 'new' }) },
    ] as const;
    const findings = await found(configMap(), { changes: async () => answer({ watched: true, seen }) });
    expect(findings).toMatchObject([{ certainty: 'certain' }]);
  });

  test('is perhaps one where it is young and what controls it is old', async () => {
    const object = configMap({ ownerReferences: [referenceTo('w', { controller: true })] });
    const old = liveWidget('w', { creationTimestamp: '2026-01-01T10:00:00Z' });
    expect(await found(object, { owner: ownersFound({ w: old }) })).toMatchObject([
      {
        certainty: 'possible',
        summary: 'Widget shop/w, which controls it, has it made anew whenever it is deleted',
        remedies: [{ command: 'kubectl -n shop get widgets.example.com/w -o yaml' }],
      },
    ]);
    const young = liveWidget('w', { creationTimestamp: '2026-01-01T11:55:00Z' });
    expect(await found(object, { owner: ownersFound({ w: young }) })).toEqual([]);
  });

  test('is perhaps one where an operator makes objects of the type that it serves', async () => {
    const serves = { 'widgets.example.com': { rbac: 'strong' } } as const;
    const operator = sketchOperator('widgets', { managers: ['widget-operator'], serves });
    const operators: Answerers['operators'] = async () => answer({ operators: [operator], unserved: [], gaps: [] });
    const widget = liveWidget('a', { creationTimestamp: MADE, managedFields: [fields('widget-operator')] });
    expect(await found(widget, { operators })).toMatchObject([{ certainty: 'possible' }]);
    const byUser = liveWidget('a', { creationTimestamp: MADE, managedFields: [fields('kubectl-create')] });
    expect(await found(byUser, { operators })).toEqual([]);
    const adopted = [fields('kubectl-create'), fields('widget-operator')];
    const byEither = liveWidget('a', { creationTimestamp: MADE, managedFields: adopted });
    expect(await found(byEither, { operators })).toEqual([]);
  });
});

describe('in normal work', () => {
  test('Events about the object itself prove nothing', async () => {
    expect(await found(configMap(), { list: async () => answer([eventAbout('uid-a')]) })).toEqual([]);
  });

  test('an object that has been there for a while, and what is always made anew, are not looked at', async () => {
    const earlier = { list: async () => answer([eventAbout('earlier')]) };
    expect(await found(configMap({ creationTimestamp: '2026-01-01T11:50:00Z' }), earlier)).toEqual([]);
    const pod = objectOf(
      { group: '', resource: 'pods', kind: 'Pod' },
      { metadata: { name: 'a', creationTimestamp: MADE } },
    );
    expect(await found(pod, earlier)).toEqual([]);
  });
});
