import { expect, test } from 'vitest';
import type { Definition } from '../objects/definition.ts';
import type { JsonObject } from '../objects/json.ts';
import type { FieldManager } from '../objects/managed-fields.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { wholeObject } from '../operators/facts.fixture.ts';
import { applierOf, changesBack, writersOf } from './applier.ts';
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

test('who owns spec.versions comes first, then who brought the CRD, whatever the times; who wrote its CA alone never', () => {
  const entry = (manager: string, time: string, fields: JsonObject): JsonObject => ({
    ...{ manager, operation: 'Update', apiVersion: 'apiextensions.k8s.io/v1', fieldsType: 'FieldsV1' },
    ...{ time, fieldsV1: { 'f:spec': fields } },
  });
  const brought = entry('kubectl-create', '2026-11-26T10:00:00Z', { 'f:group': {}, 'f:names': {} });
  const patched = entry('kubectl-patch', '2026-11-26T10:00:00Z', { 'f:versions': {} });
  const injected = entry('cert-manager-cainjector', '2026-11-26T11:00:00Z', { 'f:conversion': { 'f:webhook': {} } });
  const first = (managedFields: JsonObject[]) => {
    const [writer] = writersOf(wholeObject({ metadata: { name: 'things.example.com', managedFields } }));
    return writer?.manager;
  };
  expect(first([brought, patched, injected])).toBe('kubectl-patch');
  expect(first([brought, injected])).toBe('kubectl-create');
  expect(first([injected])).toBeUndefined();
  expect(first([])).toBeUndefined();
});
