import { expect, test } from 'vitest';
import { evidenceOf, judged } from '../testing/judged.ts';
import { terminatingNamespace } from '../testing/namespaces.ts';
import { objectOf } from '../testing/objects.ts';
import { finalizersHold } from './finalizers-hold.ts';

test('each finalizer wants an explanation, those of a Namespace’s spec too, but the namespace controller’s own', async () => {
  const object = terminatingNamespace({
    metadata: { finalizers: ['example.com/a', 'example.com/a'] },
    specFinalizers: ['kubernetes', 'openshift.io/origin'],
  });
  const findings = await judged(finalizersHold, { kind: 'terminating', object });
  expect(findings).toMatchObject([
    { symptom: { kind: 'finalizer', finalizer: 'example.com/a' } },
    { symptom: { kind: 'finalizer', finalizer: 'openshift.io/origin' } },
  ]);
  expect(evidenceOf(findings)).toEqual(['it stands in spec.finalizers']);
});

test('of thousands of finalizers some are followed', async () => {
  const finalizers = Array.from({ length: 10_000 }, (_, at) => `example.com/${at}`);
  const object = objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    { metadata: { name: 'a', deletionTimestamp: '2026-01-01T11:00:00Z', finalizers } },
  );
  expect(await judged(finalizersHold, { kind: 'terminating', object })).toHaveLength(50);
});
