import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { podOfHolder } from './holder-identity.ts';

const UUID = '6bd2a0ac-2f0c-4b8e-9c7b-9d9a2f6a0d11';

function pod(name: string, spec: JsonObject = {}, rest: JsonObject = {}) {
  return objectOf('v1', 'Pod', { metadata: { name, namespace: 'system' }, spec, ...rest });
}

/** The name of the pod, or what else was answered. */
function holderOf(holder: string, ...pods: readonly ReturnType<typeof pod>[]): string {
  const found = podOfHolder(holder, pods);
  return found.kind === 'pod' ? found.pod.metadata.name : found.kind;
}

const PODS = [pod('redis-operator-7d9f4-x2xkp'), pod('redis-operator-7d9f4-abcde')];

test('takes the text before the underscore of controller-runtime and Knative for the pod', () => {
  expect(holderOf(`redis-operator-7d9f4-x2xkp_${UUID}`, ...PODS)).toBe('redis-operator-7d9f4-x2xkp');
});

test('takes the whole identity for the pod, as Java operators and Strimzi write it', () => {
  expect(holderOf('redis-operator-7d9f4-abcde', ...PODS)).toBe('redis-operator-7d9f4-abcde');
});

test("takes cert-manager's suffix off", () => {
  const name = 'cert-manager-55c69bf5cf-2fgjn';
  expect(holderOf(`${name}-external-cert-manager-controller`, pod(name))).toBe(name);
});

test('knows host names as csi-lib-utils cleans them', () => {
  expect(holderOf('csi-plugin-0-example-com', pod('csi-plugin-0.example.com'))).toBe('csi-plugin-0.example.com');
  expect(
    holderOf('ip-10-0-0-1-ec2-internal', pod('csi', { hostNetwork: true, nodeName: 'ip-10-0-0-1.ec2.internal' })),
  ).toBe('csi');
});

test('compares long pod names as the kubelet cuts them for the host name', () => {
  const long = `${'a'.repeat(62)}-x2xkp`;
  expect(holderOf(`${'a'.repeat(62)}_${UUID}`, pod(long))).toBe(long);
  expect(holderOf(`${'a'.repeat(61)}_${UUID}`, pod(long))).toBe('none');
});

test('calls two pods ambiguous whose names are the same once cut', () => {
  const start = 'b'.repeat(63);
  expect(holderOf(`${start}_${UUID}`, pod(`${start}-1`), pod(`${start}-2`))).toBe('ambiguous');
});

test('believes the host name that the pod asks for', () => {
  expect(holderOf(`leader_${UUID}`, pod('redis-0', { hostname: 'leader' }))).toBe('redis-0');
  expect(holderOf(`redis-0_${UUID}`, pod('redis-0', { hostname: 'leader' }))).toBe('none');
  const withDomain = { hostname: 'leader', setHostnameAsFQDN: true };
  expect(holderOf(`leader.pods.system.svc.cluster.local_${UUID}`, pod('redis-0', withDomain))).toBe('redis-0');
});

test('finds pods on the network of their node by the node', () => {
  const onNode = { hostNetwork: true, nodeName: 'node-1' };
  expect(holderOf(`node-1_${UUID}`, pod('csi', onNode), pod('other', { nodeName: 'node-1' }))).toBe('csi');
  expect(holderOf(`node-1.example.com_${UUID}`, pod('csi', onNode))).toBe('csi');
  expect(holderOf(`csi_${UUID}`, pod('csi', onNode))).toBe('none');
  expect(holderOf(`node-1_${UUID}`, pod('csi-1', onNode), pod('csi-2', onNode))).toBe('ambiguous');
});

test('prefers the pod that runs to a finished one on the same node', () => {
  const onNode = { hostNetwork: true, nodeName: 'node-1' };
  const evicted = pod('csi-1', onNode, { status: { phase: 'Failed' } });
  expect(holderOf(`node-1_${UUID}`, evicted, pod('csi-2', onNode))).toBe('csi-2');
  expect(holderOf(`node-1_${UUID}`, evicted)).toBe('csi-1');
});

test('guesses nothing for what names no pod', () => {
  expect(holderOf(UUID, ...PODS)).toBe('none');
  expect(holderOf('', ...PODS)).toBe('none');
  expect(holderOf(`redis-operator-7d9f4-gone0_${UUID}`, ...PODS)).toBe('none');
  expect(holderOf(`redis-operator-7d9f4_${UUID}`, ...PODS)).toBe('none');
});
