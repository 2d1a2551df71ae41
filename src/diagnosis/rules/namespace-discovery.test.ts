import { expect, test } from 'vitest';
import { answer, type Gap } from '../../objects/gap.ts';
import { inShort, judged } from '../testing/judged.ts';
import { silentGroup, terminatingNamespace } from '../testing/namespaces.ts';
import { namespaceDiscovery } from './namespace-discovery.ts';

const TOLD = {
  NamespaceDeletionDiscoveryFailure:
    'Discovery failed for some groups, 2 failing: unable to retrieve the complete list of server APIs: custom.metrics.k8s.io/v1beta1: stale GroupVersion discovery: custom.metrics.k8s.io/v1beta1, dead.example.io/v1: stale GroupVersion discovery: dead.example.io/v1',
};

function found(silent: readonly Gap[], trouble: Readonly<Record<string, string>> = TOLD) {
  const symptom = { kind: 'terminating', object: terminatingNamespace({ trouble }) } as const;
  return judged(namespaceDiscovery, symptom, { 'silent-groups': async () => answer(silent) });
}

test('a group that the namespace controller failed on and that is still silent holds the namespace', async () => {
  const silent = [silentGroup('custom.metrics.k8s.io', 'v1beta1'), silentGroup('dead.example.io', undefined)];
  expect(inShort(await found(silent))).toEqual([
    'certain api-down custom.metrics.k8s.io/v1beta1',
    'certain api-down dead.example.io/v1',
  ]);
});

test('a group that is silent now, but was not at the controller’s last look, is likely to hold it', async () => {
  expect(inShort(await found([silentGroup('new.example.io', 'v1')]))).toEqual(['likely api-down new.example.io/v1']);
});

test('a group that answers again does not hold it, whatever the condition says', async () => {
  expect(await found([])).toEqual([]);
});

test('a group that the user may not discover is no fault of the cluster', async () => {
  expect(await found([{ ...silentGroup('dead.example.io', 'v1'), reason: 'forbidden' }])).toEqual([]);
});
