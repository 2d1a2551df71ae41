import { describe, expect, test } from 'vitest';
import { definition, deployment, factsOf } from './facts.fixture.ts';
import { installationOf } from './installation.ts';
import { buildInventory } from './inventory.ts';
import { CATALOG, CSV, OLM_DEPLOYMENT, OPERATOR_GROUP, SUBSCRIPTION } from './olm.fixture.ts';

const labelled = (marks: string) => {
  const [workload] = factsOf(deployment('a', 'x').replace('namespace: a}', `namespace: a, ${marks}}`)).workloads;
  return workload && installationOf(workload);
};

test.each([
  [
    'annotations: {meta.helm.sh/release-name: r, meta.helm.sh/release-namespace: n}, labels: {app.kubernetes.io/managed-by: Helm}',
    { kind: 'helm', release: 'r', namespace: 'n' },
  ],
  ['annotations: {meta.helm.sh/release-name: r}', { kind: 'manifests' }],
  [
    'labels: {kustomize.toolkit.fluxcd.io/name: k, kustomize.toolkit.fluxcd.io/namespace: flux-system}',
    { kind: 'flux', name: 'k', namespace: 'flux-system' },
  ],
  [
    'labels: {helm.toolkit.fluxcd.io/name: h, helm.toolkit.fluxcd.io/namespace: n, app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: r}',
    { kind: 'flux', name: 'h', namespace: 'n' },
  ],
  [
    'annotations: {argocd.argoproj.io/tracking-id: "team_app:apps/Deployment:a/x"}',
    { kind: 'argo', name: 'app', namespace: 'team' },
  ],
  [
    'annotations: {argocd.argoproj.io/tracking-id: "app:apps/Deployment:a/x"}',
    { kind: 'argo', name: 'app', namespace: undefined },
  ],
  [
    'labels: {olm.owner: x.v1, olm.owner.kind: ClusterServiceVersion}',
    { kind: 'olm-v0', csv: 'x.v1', subscription: undefined },
  ],
  [
    'labels: {olm.operatorframework.io/owner-kind: ClusterExtension, olm.operatorframework.io/owner-name: e}',
    { kind: 'olm-v1', clusterExtension: 'e', version: undefined },
  ],
  ['labels: {app.kubernetes.io/managed-by: kustomize}', { kind: 'kustomize' }],
  ['labels: {}', { kind: 'manifests' }],
])('%s', (marks, expected) => {
  expect(labelled(marks)).toEqual(expected);
});

const TYPES = ['etcdclusters.etcd.example.com', 'etcdbackups.etcd.example.com'].map((name) => definition(name));

describe('an operator of OLM', () => {
  const [operator] = buildInventory(
    factsOf(...TYPES, CSV, SUBSCRIPTION, CATALOG, OPERATOR_GROUP, OLM_DEPLOYMENT),
  ).operators;

  test('has its version, its subscription and the health of its catalog', () => {
    expect(operator).toMatchObject({
      name: 'etcd-operator',
      version: '0.9.4',
      installation: {
        kind: 'olm-v0',
        csv: 'etcd-operator.v0.9.4',
        subscription: {
          ...{ name: 'etcd', namespace: 'operators', package: 'etcd', channel: 'stable', approval: 'Manual' },
          ...{ installedCsv: 'etcd-operator.v0.9.4', availableCsv: 'etcd-operator.v0.9.5', state: 'UpgradePending' },
          installPlan: 'install-x7k2p',
          catalog: { name: 'operatorhubio', namespace: 'olm', healthy: true, connection: 'READY' },
        },
      },
    });
  });

  test('watches what its OperatorGroup says', () => {
    expect(operator?.watches).toMatchObject({ kind: 'namespaces', namespaces: ['shop', 'bakery'] });
  });

  test('stays in the inventory while its ClusterServiceVersion does, though its Deployment is gone', () => {
    const { operators, unserved } = buildInventory(factsOf(...TYPES, CSV, SUBSCRIPTION));
    expect(operators).toMatchObject([
      { name: 'etcd-operator', namespace: 'operators', workload: undefined, version: '0.9.4' },
    ]);
    expect(unserved).toEqual([]);
  });
});

test('a catalog that cannot be reached is not healthy, whatever the Subscription remembers', () => {
  const broken = CATALOG.replace('READY', 'TRANSIENT_FAILURE');
  const [operator] = buildInventory(factsOf(...TYPES, CSV, SUBSCRIPTION, broken, OLM_DEPLOYMENT)).operators;
  expect(operator?.installation).toMatchObject({
    subscription: { catalog: { healthy: false, connection: 'TRANSIENT_FAILURE' } },
  });
});

test('a ClusterExtension tells the version that it installed', () => {
  const extension = `
apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata: {name: etcd}
status: {install: {bundle: {name: etcd.v0.9.6, version: 0.9.6}}}
`;
  const marks =
    'labels: {olm.operatorframework.io/owner-kind: ClusterExtension, olm.operatorframework.io/owner-name: etcd}';
  const webhookless = OLM_DEPLOYMENT.replace(/labels: \{olm[^}]*\}/, marks);
  const [operator] = buildInventory(factsOf(...TYPES, CSV, extension, webhookless)).operators;
  expect(operator).toMatchObject({ version: '0.9.6', installation: { kind: 'olm-v1', version: '0.9.6' } });
});
