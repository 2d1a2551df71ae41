import { expect, test } from 'vitest';
import { knownFinalizer } from './known-finalizer.ts';

/** Who handles a finalizer on `plural.group/Kind` (`plural/Kind` of the core group), and how well the type fits. */
function known(finalizer: string, typeName: string): string | undefined {
  const [name = '', kind = ''] = typeName.split('/');
  const [resource = '', ...group] = name.split('.');
  const found = knownFinalizer(finalizer, { group: group.join('.'), kind, resource });
  if (found === undefined) return undefined;
  const { controller, operator, framework } = found.entry;
  return `${controller ?? operator ?? framework ?? 'whoever serves the type'} (${found.fit})`;
}

test('knows what Kubernetes puts on its own objects', () => {
  expect(known('kubernetes.io/pvc-protection', 'persistentvolumeclaims/PersistentVolumeClaim')).toBe(
    'kube-controller-manager (type)',
  );
  expect(known('kubernetes', 'namespaces/Namespace')).toBe('kube-controller-manager (type)');
  expect(
    known(
      'customresourcecleanup.apiextensions.k8s.io',
      'customresourcedefinitions.apiextensions.k8s.io/CustomResourceDefinition',
    ),
  ).toBe('kube-apiserver (type)');
  expect(known('service.kubernetes.io/load-balancer-cleanup', 'services/Service')).toBe(
    'cloud-controller-manager (type)',
  );
});

test('knows the deletion propagations on any type', () => {
  expect(known('foregroundDeletion', 'redisclusters.cache.example.com/RedisCluster')).toBe(
    'kube-controller-manager (any)',
  );
  expect(known('orphan', 'deployments.apps/Deployment')).toBe('kube-controller-manager (any)');
});

test("knows cert-manager's, on orders as well as on challenges, and the old name", () => {
  expect(known('acme.cert-manager.io/finalizer', 'challenges.acme.cert-manager.io/Challenge')).toBe(
    'cert-manager (type)',
  );
  expect(known('acme.cert-manager.io/finalizer', 'orders.acme.cert-manager.io/Order')).toBe('cert-manager (group)');
  expect(known('finalizer.acme.cert-manager.io', 'challenges.acme.cert-manager.io/Challenge')).toBe(
    'cert-manager (type)',
  );
});

test('fills templates in from the type of the object', () => {
  const attachment = 'volumeattachments.storage.k8s.io/VolumeAttachment';
  expect(known('external-attacher/ebs-csi-aws-com', attachment)).toBe('csi-driver (type)');
  expect(known('cephblockpool.ceph.rook.io', 'cephblockpools.ceph.rook.io/CephBlockPool')).toBe('rook-ceph (type)');
  expect(known('cephfilesystem.ceph.rook.io', 'cephblockpools.ceph.rook.io/CephBlockPool')).toBeUndefined();
  expect(
    known('flinkdeployments.flink.apache.org/finalizer', 'flinkdeployments.flink.apache.org/FlinkDeployment'),
  ).toBe('josdk (any)');
  expect(
    known('other.flink.apache.org/finalizer', 'flinkdeployments.flink.apache.org/FlinkDeployment'),
  ).toBeUndefined();
});

test('knows the defaults of frameworks on whatever type', () => {
  expect(known('kopf.zalando.org/KopfFinalizerMarker', 'widgets.example.com/Widget')).toBe('kopf (any)');
  expect(known('helm.sdk.operatorframework.io/uninstall-release', 'nginxes.demo.example.com/Nginx')).toBe(
    'helm-operator (any)',
  );
  expect(known('uninstall-helm-release', 'nginxes.demo.example.com/Nginx')).toBe('helm-operator (any)');
});

test('matches what starts or ends in a known way', () => {
  const claim = 'persistentvolumeclaims/PersistentVolumeClaim';
  expect(known('hello.example.com/populate-target-protection', claim)).toBe('whoever serves the type (type)');
  expect(known('group.ingress.k8s.aws/shop', 'ingresses.networking.k8s.io/Ingress')).toBe(
    'aws-load-balancer-controller (type)',
  );
  expect(known('wrangler.cattle.io/on-cluster-remove', 'clusters.management.cattle.io/Cluster')).toBe(
    'whoever serves the type (any)',
  );
});

test('prefers an exact entry to a pattern, and an entry for the type to one for others', () => {
  expect(known('revisions.serving.knative.dev', 'revisions.serving.knative.dev/Revision')).toBe(
    'knative-serving (type)',
  );
  expect(known('routes.serving.knative.dev', 'routes.serving.knative.dev/Route')).toBe('whoever serves the type (any)');
  expect(known('controller.cattle.io/namespace-auth', 'namespaces/Namespace')).toBe('rancher (type)');
  const source = knownFinalizer('finalizers.fluxcd.io', {
    group: 'source.toolkit.fluxcd.io',
    kind: 'GitRepository',
    resource: 'gitrepositories',
  });
  expect(source?.entry.handler).toBe('source-controller');
});

test("tells Cluster API's Cluster from any other Cluster", () => {
  expect(known('cluster.cluster.x-k8s.io', 'clusters.cluster.x-k8s.io/Cluster')).toBe('cluster-api (type)');
  expect(known('cluster.cluster.x-k8s.io', 'clusters.postgresql.cnpg.io/Cluster')).toBe('cluster-api (other)');
  expect(known('cluster.kubeblocks.io/finalizer', 'clusters.apps.kubeblocks.io/Cluster')).toBe('kubeblocks (type)');
});

test('does not take a name without a domain for the known one on other types', () => {
  expect(known('redisFinalizer', 'redis.redis.redis.opstreelabs.in/Redis')).toBe('redis-operator (type)');
  expect(known('redisFinalizer', 'caches.example.com/Cache')).toBeUndefined();
  expect(known('kubernetes', 'pods/Pod')).toBeUndefined();
});

test('knows nothing of what nobody has written down', () => {
  expect(known('cache.example.com/backup', 'redisbackups.cache.example.com/RedisBackup')).toBeUndefined();
  expect(known('', 'pods/Pod')).toBeUndefined();
  expect(known('__proto__', 'pods/Pod')).toBeUndefined();
});
