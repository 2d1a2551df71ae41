import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type Sample, sample } from '../objects.fixture.ts';
import { linkTargets } from './link-targets.ts';

/** `relation kind.group namespace/name at path` */
const linksOf = (object: KubeObject) =>
  linkTargets(object).map(({ to, namespace, find, relation, path }) => {
    const name = find.by === 'name' ? find.name : JSON.stringify(find.labels);
    return `${relation} ${to.kind}.${to.group ?? '*'} ${namespace ?? '*'}/${name} at ${path}`;
  });
const links = (rest: JsonObject, more: Partial<Sample> = {}) =>
  linksOf(sample({ name: 'x', kind: 'Pod', ...more, rest }));

test('a pod names Secrets, ConfigMaps, claims and its account, each once', () => {
  const spec = {
    serviceAccountName: 'robot',
    imagePullSecrets: [{ name: 'registry' }],
    containers: [
      {
        name: 'main',
        env: [
          { name: 'P', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } },
          { name: 'N', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
        envFrom: [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'login' } }],
      },
    ],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data-0' } },
      { name: 'tls', secret: { secretName: 'cert' } },
      { name: 'all', projected: { sources: [{ configMap: { name: 'ca' } }, { serviceAccountToken: { path: 't' } }] } },
    ],
  };
  expect(links({ spec })).toEqual([
    'spec ServiceAccount. shop/robot at spec.serviceAccountName',
    'spec Secret. shop/registry at spec.imagePullSecrets[0]',
    'environment Secret. shop/login at spec.containers[0].env[0].valueFrom.secretKeyRef',
    'environment ConfigMap. shop/settings at spec.containers[0].envFrom[0].configMapRef',
    'volume PersistentVolumeClaim. shop/data-0 at spec.volumes[0].persistentVolumeClaim.claimName',
    'volume Secret. shop/cert at spec.volumes[1].secret.secretName',
    'volume ConfigMap. shop/ca at spec.volumes[2].projected.sources[0].configMap',
  ]);
});

test('bindings name their role and accounts, but users and groups are no objects', () => {
  const more = { kind: 'RoleBinding', apiVersion: 'rbac.authorization.k8s.io/v1' };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' };
  const subjects = [
    { kind: 'ServiceAccount', name: 'robot', namespace: 'far' },
    { kind: 'User', name: 'jane' },
  ];
  expect(links({ roleRef, subjects }, more)).toEqual([
    'binding ClusterRole.rbac.authorization.k8s.io shop/edit at roleRef',
    'binding ServiceAccount. far/robot at subjects[0]',
  ]);
});

test('an ingress names its backends, class and certificates; an autoscaler its target', () => {
  const spec = {
    ingressClassName: 'nginx',
    tls: [{ hosts: ['a'], secretName: 'cert' }],
    rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { name: 'http' } } } }] } }],
  };
  expect(links({ spec }, { kind: 'Ingress' })).toEqual([
    'spec IngressClass.networking.k8s.io shop/nginx at spec.ingressClassName',
    'spec Secret. shop/cert at spec.tls[0].secretName',
    'spec Service. shop/web at spec.rules[0].http.paths[0].backend.service',
  ]);
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  expect(links({ spec: { scaleTargetRef } })).toEqual(['spec Deployment.apps shop/web at spec.scaleTargetRef']);
});

test('webhooks name the Service that answers, at any depth', () => {
  const clientConfig = { service: { name: 'hook', namespace: 'system', path: '/x' } };
  expect(links({ webhooks: [{ name: 'a', clientConfig }] }, { namespace: null })).toEqual([
    'webhook Service. system/hook at webhooks[0].clientConfig.service',
  ]);
  expect(links({ spec: { conversion: { webhook: { clientConfig } } } }, { namespace: null })).toHaveLength(1);
});

test('a custom resource names others by fields called Ref, with the kind they give or imply', () => {
  const spec = {
    issuerRef: { name: 'ca' },
    sourceRef: { kind: 'GitRepository', name: 'repo', namespace: 'flux-system' },
    infrastructureRef: { apiVersion: 'infra.example.com/v1', kind: 'Machine', name: 'm' },
    backup: { storageSecretName: 's3' },
    targetRefs: [{ group: 'apps', kind: 'Deployment', name: 'd' }],
    preference: { name: 'not-a-reference-to-anything' },
  };
  expect(links({ spec })).toEqual([
    'spec issuer.* shop/ca at spec.issuerRef',
    'spec GitRepository.* flux-system/repo at spec.sourceRef',
    'spec Machine.infra.example.com shop/m at spec.infrastructureRef',
    'spec Secret. shop/s3 at spec.backup.storageSecretName',
    'spec Deployment.apps shop/d at spec.targetRefs[0]',
  ]);
});

test('status, data and hostile shapes lead nowhere', () => {
  expect(links({ status: { secretName: 'x' }, data: { secretName: 'x' } })).toEqual([]);
  const wrong: JsonObject = {
    secretName: 7,
    configMapRef: 'x',
    aRef: { name: {} },
    bRefs: [null, 'x', [[]]],
    cRef: [],
  };
  expect(links({ spec: wrong })).toEqual([]);
  let deep: JsonObject = { secretName: 'deep' };
  for (let level = 0; level < 5_000; level++) deep = { a: deep };
  expect(links({ spec: deep })).toHaveLength(1);
});

test('a schema that describes such fields names nothing', () => {
  const schema = { openAPIV3Schema: { properties: { secretRef: { name: 'x' } } } };
  expect(links({ spec: { versions: [{ name: 'v1', schema }] } })).toEqual([]);
});

const tracked = (labels: Record<string, string>, annotations: Record<string, string>) => {
  const object = sample({ name: 'x', apiVersion: 'apps/v1', kind: 'Deployment', labels });
  return linksOf({ ...object, metadata: { ...object.metadata, annotations } });
};

test('a Helm release is found by the labels of its Secret', () => {
  const annotations = { 'meta.helm.sh/release-name': 'redis', 'meta.helm.sh/release-namespace': 'far' };
  expect(tracked({ 'app.kubernetes.io/managed-by': 'Helm' }, annotations)).toEqual([
    'helm Secret. far/{"owner":"helm","name":"redis","status":"deployed"} at metadata.annotations[meta.helm.sh/release-name]',
  ]);
  expect(tracked({}, annotations)).toEqual([]);
});

test('labels of OLM and Flux name what installed the object', () => {
  const labels = {
    'olm.owner': 'redis.v1',
    'olm.owner.kind': 'ClusterServiceVersion',
    'olm.owner.namespace': 'ops',
    'operators.coreos.com/redis.ops': '',
    'kustomize.toolkit.fluxcd.io/name': 'apps',
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  };
  expect(tracked(labels, {}).map((line) => line.split(' at ')[0])).toEqual([
    'olm ClusterServiceVersion.operators.coreos.com ops/redis.v1',
    'olm Operator.operators.coreos.com */redis.ops',
    'flux Kustomization.kustomize.toolkit.fluxcd.io flux-system/apps',
  ]);
});

test('a tracking id of Argo CD counts for the object it names only', () => {
  const id = (value: string) => ({ 'argocd.argoproj.io/tracking-id': value });
  const found = (value: string) => tracked({}, id(value)).map((line) => line.split(' at ')[0]);
  expect(found('web:apps/Deployment:shop/x')).toEqual(['argo Application.argoproj.io */web']);
  expect(found('team_web:apps/Deployment:shop/x')).toEqual(['argo Application.argoproj.io team/web']);
  expect(found('web:apps/Deployment:shop/other')).toEqual([]);
  expect(found('nonsense')).toEqual([]);
  expect(tracked({ 'app.kubernetes.io/instance': 'web' }, {})).toHaveLength(1);
});
