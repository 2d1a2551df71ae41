import { expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inShort, judged } from '../testing/judged.ts';
import { configMapOf, NOT_CONVERTED, podOf, terminatingNamespace } from '../testing/namespaces.ts';
import { terminatingObject } from '../testing/objects.ts';
import { namespaceContentRefused } from './namespace-content-refused.ts';

const CALL_FAILED =
  'Internal error occurred: failed calling webhook "keep.example.com": failed to call webhook: Post "https://nobody.default.svc:443/x?timeout=10s": service "nobody" not found';

function found(message: string, objects: readonly KubeObject[]) {
  const trouble = { NamespaceDeletionContentFailure: `Failed to delete all resource types, 1 remaining: ${message}` };
  const symptom = { kind: 'terminating', object: terminatingNamespace({ trouble }) } as const;
  return judged(namespaceContentRefused, symptom, { contents: async () => answer({ objects, gaps: [] }) });
}

test('a webhook that refuses deletions is asked about with the API server’s own words', async () => {
  expect(await found(CALL_FAILED, [configMapOf('a')])).toMatchObject([
    {
      certainty: 'certain',
      symptom: { kind: 'writes-rejected', status: 500, message: CALL_FAILED, object: { metadata: { name: 'a' } } },
    },
  ]);
});

test('what may have been mended since the controller looked is no more than likely', async () => {
  const expired = CALL_FAILED.replace(
    'service "nobody" not found',
    'x509: certificate has expired or is not yet valid',
  );
  expect(inShort(await found(expired, [configMapOf('a')]))).toEqual(['likely writes-rejected ConfigMap a']);
});

test('a denial and a policy are told apart by their status', async () => {
  const denial = await found('admission webhook "keep.example.com" denied the request: no', [configMapOf('a')]);
  expect(denial).toMatchObject([{ symptom: { status: 400 } }]);
  const policy = await found('configmaps "a" is forbidden: ValidatingAdmissionPolicy \'p\' denied request', [
    configMapOf('a'),
  ]);
  expect(policy).toMatchObject([{ symptom: { status: 403 } }]);
});

test('nothing was refused where all that is left is being deleted', async () => {
  expect(await found(CALL_FAILED, [terminatingObject('a')])).toEqual([]);
});

test('while pods are left it is they whose deletion is refused', async () => {
  const pods = [configMapOf('a'), podOf('p', { isTerminating: false })];
  expect(inShort(await found(CALL_FAILED, pods))).toEqual(['certain writes-rejected Pod p']);
  expect(await found(CALL_FAILED, [configMapOf('a'), podOf('p', { isTerminating: true })])).toEqual([]);
});

test('what cannot be converted, or just remains, was not refused', async () => {
  expect(await found(NOT_CONVERTED, [configMapOf('a')])).toEqual([]);
  expect(await found('unexpected items still remain in namespace: shop for gvr: pods', [configMapOf('a')])).toEqual([]);
});
