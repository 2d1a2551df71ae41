import { describe, expect, test } from 'vitest';
import { definition, deployment, factsOf, grant } from './facts.fixture.ts';
import { buildInventory } from './inventory.ts';

// The permissions and names that these projects install, in the same shape, cut down to what decides who serves what.

/** `NAMESPACE/NAME: TYPES + COMPANIONS`, with a type's first part alone. */
function found(...texts: string[]): string[] {
  return buildInventory(factsOf(...texts)).operators.map(({ namespace, name, serves, companions, contradictions }) => {
    const beside = companions.map(({ object }) => ` + ${object.metadata.name}`).join('');
    const odd = contradictions.length > 0 ? ' !' : '';
    return `${namespace}/${name}: ${serves.map(({ type }) => type.split('.')[0]).join(' ')}${beside}${odd}`;
  });
}

const withAccount = (text: string, account: string) =>
  text.replace(/serviceAccountName: .*/, `serviceAccountName: ${account}`);
const withImage = (text: string, image: string) => text.replace(/image: "[^"]*"/, `image: "${image}"`);

describe('Flux', () => {
  const CONTROLLERS = ['source-controller', 'kustomize-controller', 'helm-controller'];
  const role = grant({ namespace: 'flux-system', name: 'x' }, [
    "{apiGroups: [source.toolkit.fluxcd.io], resources: ['*'], verbs: ['*']}",
    "{apiGroups: [kustomize.toolkit.fluxcd.io], resources: ['*'], verbs: ['*']}",
    "{apiGroups: [helm.toolkit.fluxcd.io], resources: ['*'], verbs: ['*']}",
  ]).replace(
    /subjects: .*/,
    `subjects: [${CONTROLLERS.map((name) => `{kind: ServiceAccount, name: ${name}, namespace: flux-system}`).join(', ')}]`,
  );
  const types = ['gitrepositories.source', 'kustomizations.kustomize', 'helmreleases.helm'].map((name) =>
    definition(`${name}.toolkit.fluxcd.io`),
  );

  test('has one role for all of its controllers, each of which serves its own group', () => {
    const workloads = CONTROLLERS.map((name) =>
      withImage(deployment('flux-system', name), `ghcr.io/fluxcd/${name}:v1.5.0`),
    );
    expect(found(...types, role, ...workloads)).toEqual([
      'flux-system/helm-controller: helmreleases',
      'flux-system/kustomize-controller: kustomizations',
      'flux-system/source-controller: gitrepositories',
    ]);
  });

  test('is told apart by the names of its workloads where the images were renamed', () => {
    expect(found(...types, role, ...CONTROLLERS.map((name) => deployment('flux-system', name)))).toHaveLength(3);
    expect(found(...types, role, ...CONTROLLERS.map((name) => deployment('flux-system', name)))[0]).toBe(
      'flux-system/helm-controller: helmreleases',
    );
  });
});

test('cert-manager serves its own types, not the Gateways whose finalizers it may write; its webhook belongs to it', () => {
  const account = { namespace: 'cert-manager', name: 'cert-manager' };
  const webhook = `
apiVersion: v1
kind: Service
metadata: {name: cert-manager-webhook, namespace: cert-manager}
spec: {selector: {app: cert-manager-webhook}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: cert-manager-webhook}
webhooks:
  - name: webhook.cert-manager.io
    clientConfig: {service: {name: cert-manager-webhook, namespace: cert-manager}}
    rules: [{apiGroups: [cert-manager.io, acme.cert-manager.io], resources: ['*/*'], operations: [CREATE], apiVersions: [v1]}]
`;
  expect(
    found(
      ...['certificates.cert-manager.io', 'gateways.gateway.networking.k8s.io'].map((name) => definition(name)),
      ...['cert-manager', 'cert-manager-webhook', 'cert-manager-cainjector'].map((name) =>
        deployment('cert-manager', name),
      ),
      grant(
        account,
        ['{apiGroups: [cert-manager.io], resources: [certificates, certificates/status], verbs: [update, patch]}'],
        'certificates',
      ),
      grant(
        account,
        ['{apiGroups: [gateway.networking.k8s.io], resources: [gateways/finalizers], verbs: [update]}'],
        'ingress-shim',
      ),
      grant(
        { namespace: 'cert-manager', name: 'cert-manager-cainjector' },
        ['{apiGroups: [cert-manager.io], resources: [certificates], verbs: [get, list, watch]}'],
        'cainjector',
      ),
      webhook,
    ),
  ).toEqual(['cert-manager/cert-manager: certificates + cert-manager-webhook']);
});

test('Argo CD, whose types have no status of their own, is known by its controller, not by its server', () => {
  const rule =
    '{apiGroups: [argoproj.io], resources: [applications, appprojects], verbs: [create, get, list, watch, update, patch, delete]}';
  const names = ['argocd-server', 'argocd-application-controller', 'argocd-notifications-controller'];
  expect(
    found(
      definition('applications.argoproj.io'),
      ...names.flatMap((name) => [deployment('argocd', name), grant({ namespace: 'argocd', name }, [rule])]),
    ),
  ).toEqual(['argocd/argocd-application-controller: applications']);
});

test('Knative runs several workloads with one ServiceAccount: its controller serves, the others belong to it', () => {
  const rule =
    '{apiGroups: [serving.knative.dev], resources: [routes, routes/status, routes/finalizers], verbs: [get, update, patch]}';
  const names = ['autoscaler', 'controller', 'webhook'];
  expect(
    found(
      definition('routes.serving.knative.dev'),
      ...names.map((name) => withAccount(deployment('knative-serving', name), 'controller')),
      grant({ namespace: 'knative-serving', name: 'controller' }, [rule]),
    ),
  ).toEqual(['knative-serving/controller: routes + autoscaler + webhook']);
});

test('operators that make PodMonitors do not serve them', () => {
  const account = { namespace: 'cnpg-system', name: 'cnpg-controller-manager' };
  const rules = [
    '{apiGroups: [postgresql.cnpg.io], resources: [clusters, clusters/status, clusters/finalizers], verbs: [get, update, patch]}',
    '{apiGroups: [monitoring.coreos.com], resources: [podmonitors], verbs: [create, delete, get, list, patch, watch]}',
  ];
  const texts = [definition('clusters.postgresql.cnpg.io'), definition('podmonitors.monitoring.coreos.com')];
  const operator = [deployment('cnpg-system', 'cnpg-controller-manager'), grant(account, rules)];
  expect(found(...texts, ...operator)).toEqual(['cnpg-system/cnpg-controller-manager: clusters']);
  expect(buildInventory(factsOf(...texts, ...operator)).unserved).toEqual(['podmonitors.monitoring.coreos.com']);
});

test('a kopf operator, which writes objects alone, serves what nobody else does', () => {
  const rule =
    '{apiGroups: [kopf.dev.example.com], resources: [ephemeralvolumeclaims], verbs: [get, list, watch, patch]}';
  expect(
    found(
      definition('ephemeralvolumeclaims.kopf.dev.example.com'),
      deployment('default', 'evc'),
      grant({ namespace: 'default', name: 'evc' }, [rule]),
    ),
  ).toEqual(['default/evc: ephemeralvolumeclaims']);
});

test('tools that may do everything, for everybody or for the whole cluster, are no operators', () => {
  const account = { namespace: 'velero', name: 'backup' };
  expect(
    found(
      definition('redisclusters.cache.example.com'),
      deployment('velero', 'backup'),
      grant(account, ["{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"]),
    ),
  ).toEqual([]);
});
