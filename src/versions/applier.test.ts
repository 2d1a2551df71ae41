import { expect, test } from 'vitest';
import type { Definition } from '../objects/definition.ts';
import type { FieldManager } from '../objects/managed-fields.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { applierOf, changesBack } from './applier.ts';
import { crd } from './facts.fixture.ts';

const marked = (metadata: { labels?: Record<string, string>; annotations?: Record<string, string> }): Definition => ({
  ...crd(['v1 storage'], ['v1']),
  metadata: parseMetadata({ metadata: { name: 'things.example.com', ...metadata } }),
});
const writer = (manager: string): FieldManager => ({
  ...{ manager, operation: 'Apply', subresource: undefined, apiVersion: 'apiextensions.k8s.io/v1', time: 0 },
});

test.each([
  [
    {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'meta.helm.sh/release-name': 'redis', 'meta.helm.sh/release-namespace': 'sys' },
    },
    { kind: 'helm', name: 'redis', namespace: 'sys', evidence: 'annotation meta.helm.sh/release-name' },
  ],
  [
    { labels: { 'kustomize.toolkit.fluxcd.io/name': 'infra', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' } },
    { kind: 'flux', name: 'infra', namespace: 'flux-system', evidence: 'label kustomize.toolkit.fluxcd.io/name' },
  ],
  [
    { annotations: { 'argocd.argoproj.io/tracking-id': 'redis:apiextensions.k8s.io/CustomResourceDefinition:/x' } },
    { kind: 'argo', name: 'redis', evidence: 'annotation argocd.argoproj.io/tracking-id' },
  ],
  [
    { labels: { 'operators.coreos.com/redis.redis-system': '' } },
    { kind: 'olm-v0', name: 'redis', namespace: 'redis-system' },
  ],
])('what an installer writes on the CRD tells: %j', (metadata, expected) => {
  const applier = applierOf(marked(metadata), [writer('kubectl')]);
  expect(applier).toMatchObject(expected);
  expect(changesBack(applier)).toBe(true);
});

test('else who wrote its spec tells: controllers would again, people and crds folders of charts not', () => {
  const kindOf = (...managers: string[]) => applierOf(marked({}), managers.map(writer));
  expect(kindOf('kubectl', 'kustomize-controller')).toMatchObject({ kind: 'flux' });
  expect(kindOf('argocd-controller')).toMatchObject({ kind: 'argo' });
  expect(kindOf('helm')).toMatchObject({ kind: 'helm-crds' });
  expect(kindOf('kubectl-client-side-apply')).toMatchObject({ kind: 'person', name: 'kubectl-client-side-apply' });
  expect(kindOf('kubectl-operator', 'kubectl')).toMatchObject({ kind: 'person', name: 'kubectl' });
  expect(kindOf()).toMatchObject({ kind: 'unknown' });
  for (const manager of ['helm', 'kubectl-client-side-apply']) expect(changesBack(kindOf(manager))).toBe(false);
});
