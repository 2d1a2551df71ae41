import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { causes, findings } from '../testing/cluster.ts';
import { built, going, lease } from '../testing/kinds.ts';
import { detachFailed } from './detach-failed.ts';

const FINALIZER = 'external-attacher/ebs-csi-aws-com';

function attachment(status: JsonObject = {}) {
  return built('VolumeAttachment', 'csi-1', {
    metadata: going(FINALIZER),
    spec: { attacher: 'ebs.csi.aws.com', nodeName: 'n1', source: { persistentVolumeName: 'pv-1' } },
    status: { attached: true, ...status },
  });
}

const symptomOf = (object: ReturnType<typeof attachment>) =>
  ({ kind: 'finalizer', object, finalizer: FINALIZER }) as const;
const failed = (time: string) => attachment({ detachError: { message: 'volume busy', time } });
const terminating = { kind: 'terminating', object: attachment() } as const;

test('an attacher that has just failed says why, and that the node is gone is told', async () => {
  expect(await findings(detachFailed, symptomOf(failed('2026-01-01T11:58:00Z')), { objects: [] })).toMatchObject([
    {
      summary: 'CSI driver ebs.csi.aws.com cannot detach VolumeAttachment csi-1 from Node n1: volume busy',
      certainty: 'certain',
      evidence: [{ text: 'status.detachError: volume busy' }, { text: 'Node n1 is gone' }],
    },
  ]);
});

test('an error of long ago leaves open whether anybody still tries', async () => {
  const found = await findings(detachFailed, symptomOf(failed('2026-01-01T11:05:00Z')), { objects: [] });
  expect(found).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'csi-driver' } },
    { kind: 'root', certainty: 'likely' },
  ]);
});

function controller(readyReplicas: number, args: string[] = []) {
  const containers = [
    { name: 'driver', args },
    { name: 'csi-attacher', image: 'example.com/csi-attacher:v4' },
  ];
  return built('Deployment', 'ebs-csi-controller', {
    metadata: { namespace: 'kube-system' },
    spec: { replicas: 0, template: { spec: { containers } } },
    status: readyReplicas > 0 ? { readyReplicas } : {},
  });
}

const held = lease('external-attacher-leader-ebs-csi-aws-com', 'ebs-csi-controller-5d7c9f8b6d-abcde', 3600);

test('a driver whose controller has no pods is found by the Lease that its pods held, and by its own texts', async () => {
  for (const objects of [[controller(0), held], [controller(0, ['--drivername=ebs.csi.aws.com'])]])
    expect(await causes(terminating, { objects })).toMatchObject([
      { id: 'workload-scaled-to-zero', certainty: 'certain', chain: [{}, {}, { kind: 'controller-passive' }, {}] },
    ]);
});

test('a controller that merely stands beside the node part of the driver is likely its own', async () => {
  const containers = [{ name: 'registrar', args: ['--path=/var/lib/kubelet/plugins/ebs.csi.aws.com/csi.sock'] }];
  const metadata = { namespace: 'kube-system' };
  const nodes = built('DaemonSet', 'ebs-csi-node', { metadata, spec: { template: { spec: { containers } } } });
  expect(await causes(terminating, { objects: [controller(0), nodes] })).toMatchObject([
    { id: 'workload-scaled-to-zero', certainty: 'likely' },
  ]);
});

test('of a driver that was uninstalled nothing is left, which is no proof', async () => {
  expect(await causes(terminating, { objects: [] })).toMatchObject([
    { id: 'csi-driver-missing', certainty: 'likely', summary: 'CSI driver ebs.csi.aws.com is not installed' },
  ]);
  expect(await causes(terminating, { objects: [built('CSIDriver', 'ebs.csi.aws.com')] })).toMatchObject([
    { id: 'csi-driver-missing', certainty: 'possible' },
  ]);
  expect(await causes(terminating, { objects: [], forbidden: ['deployments.apps'] })).toMatchObject([
    { id: 'csi-driver-missing', certainty: 'possible' },
  ]);
});

test('a driver that runs is not blamed', async () => {
  for (const objects of [
    [controller(1, ['--drivername=ebs.csi.aws.com'])],
    [lease('external-attacher-leader-ebs-csi-aws-com', 'elsewhere', 2)],
  ])
    expect(await causes(terminating, { objects })).toMatchObject([
      { id: 'built-in-controller-silent', certainty: 'possible' },
    ]);
});

test('the controller of another driver is not taken for this one, even where the names are alike', async () => {
  for (const driver of ['other.example.com', 'my.ebs.csi.aws.com', 'ebs.csi.aws.com.example.com'])
    expect(await causes(terminating, { objects: [controller(0, [`--drivername=${driver}`])] })).toMatchObject([
      { id: 'csi-driver-missing' },
    ]);
});
