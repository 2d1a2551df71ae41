import { expect, test } from 'vitest';
import { pod } from '../testing/workloads.ts';
import { configReferences } from './config-references.ts';

test('finds what a pod needs in volumes, projected volumes and environments, each once', () => {
  const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'token', key: 'a' } } }];
  const spec = {
    volumes: [
      { secret: { secretName: 'cert' } },
      { projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }, { secret: { name: 'cert' } }] } },
    ],
    initContainers: [{ name: 'init', env }],
    containers: [{ name: 'main', env, envFrom: [{ secretRef: { name: 'extra', optional: true } }] }],
  };
  expect(configReferences(pod({}, { spec })).map(({ kind, name }) => `${kind}/${name}`)).toEqual([
    'Secret/cert',
    'ConfigMap/kube-root-ca.crt',
    'Secret/token',
  ]);
});
