import { describe, expect, test } from 'vitest';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { finalizerOwner } from './finalizer-owner.ts';
import type { Operator, OperatorInventory } from './model.ts';
import { type Sketch, sketchObject, sketchOperator } from './operator.fixture.ts';

const HIDDEN: Gap = {
  subject: { kind: 'list', type: sketchObject('deployments.apps/Deployment').type, namespace: undefined },
  reason: 'forbidden',
  message: 'no',
};
const HARMLESS: Gap = {
  subject: { kind: 'list', type: sketchObject('leases.coordination.k8s.io/Lease').type, namespace: undefined },
  reason: 'forbidden',
  message: 'no',
};

function inventory(operators: readonly Operator[], ...gaps: readonly Gap[]): OperatorInventory {
  return { operators, unserved: [], gaps };
}

/** The owner in one line. */
function owner(finalizer: string, object: KubeObject, found: OperatorInventory): string {
  const result = finalizerOwner(finalizer, object, found);
  if (result.kind === 'built-in') return `${result.controller} ${result.certainty}`;
  if (result.kind === 'not-installed') return `${result.operator} not installed ${result.certainty}`;
  if (result.kind === 'unknown') return 'unknown';
  return result.candidates.map(({ operator: { name }, certainty }) => `${name} ${certainty}`).join(', ');
}

const BACKUP = 'redisbackups.cache.example.com';
const BACKUP_FINALIZER = 'cache.example.com/backup';
const backup = sketchObject(`${BACKUP}/RedisBackup`);
const challenge = sketchObject('challenges.acme.cert-manager.io/Challenge');
const CHALLENGE_FINALIZER = 'acme.cert-manager.io/finalizer';
const strong = { rbac: 'strong', 'managed-fields': 'medium' } as const;

describe('finalizers of Kubernetes itself', () => {
  test('belong to its controllers, whoever else runs', () => {
    const serving = inventory([sketchOperator('redis', { serves: { [BACKUP]: strong } })], HIDDEN);
    expect(owner('foregroundDeletion', backup, serving)).toBe('kube-controller-manager certain');
    const attachment = sketchObject('volumeattachments.storage.k8s.io/VolumeAttachment');
    expect(owner('external-attacher/ebs-csi-aws-com', attachment, serving)).toBe('csi-driver certain');
  });

  test('are only possibly theirs on types on which they are not known', () => {
    expect(owner('kubernetes.io/pvc-protection', backup, inventory([]))).toBe('kube-controller-manager possible');
  });
});

describe('where what tells operators could not be read', () => {
  const written = sketchObject(`${BACKUP}/RedisBackup`, { 'redis-operator': BACKUP_FINALIZER });
  const named = (...names: string[]) => names.map((name) => sketchOperator(name, { managers: ['redis-operator'] }));
  const found = (...unclaimed: readonly Operator[]): OperatorInventory => ({ ...inventory([], HIDDEN), unclaimed });

  test('a workload is likely the owner that is named like the writer of the finalizer', () => {
    expect(owner(BACKUP_FINALIZER, written, found(...named('redis')))).toBe('redis likely');
    expect(owner(BACKUP_FINALIZER, written, found(...named('a', 'b')))).toBe('a possible, b possible');
    expect(owner(BACKUP_FINALIZER, backup, found(...named('redis')))).toBe('unknown');
  });

  test('a common name tells nothing', () => {
    const common = sketchObject(`${BACKUP}/RedisBackup`, { manager: BACKUP_FINALIZER });
    expect(owner(BACKUP_FINALIZER, common, found(sketchOperator('x', { managers: ['manager'] })))).toBe('unknown');
  });
});

describe('finalizers that the table gives to an operator', () => {
  const certManager = sketchOperator('cert-manager', {
    serves: {
      'challenges.acme.cert-manager.io': { rbac: 'strong' },
      'orders.acme.cert-manager.io': { rbac: 'strong' },
    },
  });

  test('are certainly of the one operator that was recognised as it', () => {
    const renamed = sketchOperator('tls', {
      known: 'cert-manager',
      serves: { 'challenges.acme.cert-manager.io': { rbac: 'medium' } },
    });
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([renamed]))).toBe('tls certain');
  });

  test('are likely of whoever serves its types where nothing was recognised', () => {
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([certManager]))).toBe('cert-manager likely');
  });

  test('are of the workload that serves the type where the operator has several', () => {
    const controller = sketchOperator('controller', {
      ...sketch({ 'challenges.acme.cert-manager.io': strong }),
      known: 'cert-manager',
    });
    const injector = sketchOperator('injector', { known: 'cert-manager' });
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([injector, controller]))).toBe('controller certain');
  });

  test('are of a workload that is missing where the others of its operator do not serve the type', () => {
    const source = sketchOperator('source-controller', {
      known: 'flux',
      serves: { 'gitrepositories.source.toolkit.fluxcd.io': strong },
    });
    const kustomization = sketchObject('kustomizations.kustomize.toolkit.fluxcd.io/Kustomization');
    expect(owner('finalizers.fluxcd.io', kustomization, inventory([source]))).toBe('flux not installed likely');
  });

  test('tell in words and with its source what is cleaned up', () => {
    const { known } = finalizerOwner(CHALLENGE_FINALIZER, challenge, inventory([certManager]));
    expect(known?.entry.cleans).toMatch(/DNS-01 TXT record/);
    expect(known?.entry.source).toMatch(/^cert-manager\/cert-manager pkg/);
  });

  test('are of an operator that was likely uninstalled where it is not there', () => {
    const other = sketchOperator('redis', { serves: { [BACKUP]: strong } });
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([other], HARMLESS))).toBe(
      'cert-manager not installed likely',
    );
  });

  test('say only that it may be uninstalled where unread workloads could be it', () => {
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([], HIDDEN))).toBe('cert-manager not installed possible');
    expect(finalizerOwner(CHALLENGE_FINALIZER, challenge, inventory([], HIDDEN, HARMLESS)).gaps).toEqual([HIDDEN]);
  });

  test('are not given to another operator that serves the type, were it of the same project', () => {
    const cluster = sketchOperator('cluster-operator', {
      known: 'strimzi',
      serves: { 'kafkatopics.kafka.strimzi.io': strong },
    });
    const topic = sketchObject('kafkatopics.kafka.strimzi.io/KafkaTopic');
    expect(owner('strimzi.io/topic-operator', topic, inventory([cluster]))).toBe(
      'strimzi-topic-operator not installed likely',
    );
    const entity = sketchOperator('my-entity-operator', { serves: { 'kafkatopics.kafka.strimzi.io': strong } });
    expect(owner('strimzi.io/topic-operator', topic, inventory([cluster, entity]))).toBe('my-entity-operator likely');
  });

  test('are not given to another operator of the same group', () => {
    const application = sketchObject('applications.argoproj.io/Application');
    const workflows = sketchOperator('workflows', { serves: { 'workflows.argoproj.io': strong } });
    expect(owner('resources-finalizer.argocd.argoproj.io', application, inventory([workflows]))).toBe(
      'argocd not installed likely',
    );
  });

  test('are at most possibly of an uninstalled operator that may run elsewhere, or that nothing would tell of', () => {
    const node = sketchObject('nodes/Node');
    expect(owner('karpenter.sh/termination', node, inventory([]))).toBe('karpenter not installed possible');
    const machine = sketchObject('virtualmachines.kubevirt.io/VirtualMachine');
    const finalizer = 'harvesterhci.io/VMController.UnsetOwnerOfPVCs';
    expect(owner(finalizer, machine, inventory([]))).toBe('harvester not installed possible');
  });

  test("of a Crossplane provider's resource are of whoever serves its type", () => {
    const bucket = sketchObject('buckets.s3.aws.upbound.io/Bucket');
    const provider = sketchOperator('provider-aws-s3', { serves: { 'buckets.s3.aws.upbound.io': strong } });
    const finalizer = 'finalizer.managedresource.crossplane.io';
    expect(owner(finalizer, bucket, inventory([provider]))).toBe('provider-aws-s3 certain');
    expect(owner(finalizer, bucket, inventory([]))).toBe('unknown');
  });

  test('are not given to an operator that merely may write the type', () => {
    const user = sketchOperator('ingress-shim', { serves: { 'challenges.acme.cert-manager.io': { rbac: 'weak' } } });
    expect(owner(CHALLENGE_FINALIZER, challenge, inventory([user]))).toBe('cert-manager not installed likely');
  });

  test("are given to the type's own operator on types on which they are not known", () => {
    const cnpg = sketchOperator('cnpg', { serves: { 'clusters.postgresql.cnpg.io': strong } });
    const cluster = sketchObject('clusters.postgresql.cnpg.io/Cluster');
    expect(owner('cluster.cluster.x-k8s.io', cluster, inventory([cnpg]))).toBe('cnpg likely');
  });

  test('of an AWS load balancer are those of its controller, though the Service is of Kubernetes', () => {
    const controller = sketchOperator('lbc', { serves: { 'targetgroupbindings.elbv2.k8s.aws': { rbac: 'strong' } } });
    expect(owner('service.k8s.aws/resources', sketchObject('services/Service'), inventory([controller]))).toBe(
      'lbc likely',
    );
  });
});

describe('finalizers that nobody has written down', () => {
  test('are certainly of the only operator that writes as the manager that put them there', () => {
    const set = sketchObject(`${BACKUP}/RedisBackup`, { 'redis-operator': 'x/y' });
    const redis = sketchOperator('redis', { managers: ['redis-operator'], serves: { [BACKUP]: { rbac: 'medium' } } });
    const other = sketchOperator('other', { managers: ['other-operator'], serves: { [BACKUP]: { rbac: 'strong' } } });
    expect(owner('x/y', set, inventory([other, redis]))).toBe('redis certain, other possible');
  });

  test('are likely of an operator of that name that has nothing to do with the type', () => {
    const set = sketchObject(`${BACKUP}/RedisBackup`, { 'redis-operator': 'x/y' });
    expect(owner('x/y', set, inventory([sketchOperator('redis', { managers: ['redis-operator'] })]))).toBe(
      'redis likely',
    );
  });

  test('are not told by a name under which every operator writes', () => {
    const set = sketchObject(`${BACKUP}/RedisBackup`, { manager: 'x/y' });
    const redis = sketchOperator('redis', { managers: ['manager'] });
    expect(owner('x/y', set, inventory([redis]))).toBe('redis likely');
    expect(owner('x/y', set, inventory([redis, sketchOperator('other', { managers: ['manager'] })]))).toBe('unknown');
  });

  test('are told by such a name where the operator also serves the type and its group', () => {
    const set = sketchObject(`${BACKUP}/RedisBackup`, { manager: BACKUP_FINALIZER });
    const redis = sketchOperator('redis', { managers: ['manager'], serves: { [BACKUP]: { rbac: 'strong' } } });
    expect(owner(BACKUP_FINALIZER, set, inventory([redis]))).toBe('redis certain');
  });

  test('say nothing of the tool that delivered the manifest they were in', () => {
    const set = sketchObject(`${BACKUP}/RedisBackup`, {
      'kustomize-controller': 'x/y',
      'kubectl-client-side-apply': 'x/y',
    });
    const flux = sketchOperator('kustomize-controller', { managers: ['kustomize-controller'] });
    expect(owner('x/y', set, inventory([flux]))).toBe('unknown');
  });

  test('are of the only operator that serves the type and for whose group they are named', () => {
    const redis = sketchOperator('redis', { serves: { [BACKUP]: strong } });
    expect(owner(BACKUP_FINALIZER, backup, inventory([redis]))).toBe('redis certain');
    expect(owner('example.com/backup', backup, inventory([redis]))).toBe('redis certain');
    expect(owner(BACKUP_FINALIZER, backup, inventory([redis], HIDDEN))).toBe('redis likely');
  });

  test('are likely so where one kind of evidence alone speaks for it', () => {
    const redis = sketchOperator('redis', { serves: { [BACKUP]: { rbac: 'strong' } } });
    expect(owner(BACKUP_FINALIZER, backup, inventory([redis]))).toBe('redis likely');
    expect(owner('x/y', backup, inventory([redis]))).toBe('redis likely');
  });

  test('are likely of the operator for whose group they are named, on types of others too', () => {
    const redis = sketchOperator('redis', { serves: { [BACKUP]: { rbac: 'strong' } } });
    expect(owner(BACKUP_FINALIZER, sketchObject('secrets/Secret'), inventory([redis]))).toBe('redis likely');
  });

  test('are possibly of each of several that are as likely', () => {
    const serves = { [BACKUP]: { rbac: 'strong' } } as const;
    expect(owner('x/y', backup, inventory([sketchOperator('a', { serves }), sketchOperator('b', { serves })]))).toBe(
      'a possible, b possible',
    );
  });

  test('are of the copy that watches the namespace', () => {
    const here = sketchOperator('here', { serves: { [BACKUP]: strong }, namespaces: ['shop'] });
    const there = sketchOperator('there', { serves: { [BACKUP]: strong }, namespaces: ['bakery'] });
    expect(owner(BACKUP_FINALIZER, backup, inventory([here, there]))).toBe('here certain');
    expect(owner(BACKUP_FINALIZER, backup, inventory([there]))).toBe('there certain');
  });

  test('are possibly of who merely may write the type, and unknown where nobody may', () => {
    const user = sketchOperator('user', { serves: { [BACKUP]: { rbac: 'weak' } } });
    expect(owner('x/y', backup, inventory([user]))).toBe('user possible');
    expect(owner('x/y', backup, inventory([sketchOperator('other', {})]))).toBe('unknown');
  });
});

describe('defaults of frameworks', () => {
  test('are of whoever serves the type', () => {
    const kopf = sketchOperator('kopf', { serves: { [BACKUP]: strong } });
    expect(owner('kopf.zalando.org/KopfFinalizerMarker', backup, inventory([kopf]))).toBe('kopf certain');
    expect(owner(`${BACKUP}/finalizer`, backup, inventory([kopf]))).toBe('kopf certain');
    expect(owner('kopf.zalando.org/KopfFinalizerMarker', backup, inventory([]))).toBe('unknown');
  });
});

test('a candidate shows what speaks for it, strongest first', () => {
  const set = sketchObject(`${BACKUP}/RedisBackup`, { 'redis-operator': BACKUP_FINALIZER });
  const redis = sketchOperator('redis', { managers: ['redis-operator'], serves: { [BACKUP]: strong } });
  const result = finalizerOwner(BACKUP_FINALIZER, set, inventory([redis]));
  expect(result.kind === 'operators' && result.candidates[0].evidence.map(({ text }) => text)).toEqual([
    `redis-operator put ${BACKUP_FINALIZER} on the object`,
    `rbac of ${BACKUP}`,
    `${BACKUP_FINALIZER} is named for the group of ${BACKUP}, which it serves`,
    `managed-fields of ${BACKUP}`,
  ]);
});

function sketch(serves: NonNullable<Sketch['serves']>): Sketch {
  return { serves };
}
