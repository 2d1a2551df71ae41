import { expect, test } from 'vitest';
import { definition, deployment } from '../facts.fixture.ts';
import { claimsOf } from './evidence.fixture.ts';
import { knownOperatorEvidence } from './known-operator.ts';

const CERTIFICATES = definition('certificates.cert-manager.io');
const withImage = (image: string, name = 'tls') =>
  deployment('tls', name).replace(/image: "[^"]*"/, `image: "${image}"`);

test.each([
  'quay.io/jetstack/cert-manager-controller:v1.16.1',
  'registry.example.com:5000/mirror/quay.io/jetstack/cert-manager-controller@sha256:0123',
  'cert-manager-controller',
])('%s is the image of cert-manager, whoever mirrors it', (image) => {
  expect(claimsOf(knownOperatorEvidence, [CERTIFICATES, withImage(image)])).toEqual([
    'tls/Deployment/tls serves certificates.cert-manager.io (strong)',
  ]);
});

test('an image that merely ends alike is another one', () => {
  expect(
    claimsOf(knownOperatorEvidence, [CERTIFICATES, withImage('example.com/my-cert-manager-controller:1')]),
  ).toEqual([]);
});

test('a name alone is worth less, and types that are not there are not served', () => {
  const named = withImage('example.com/renamed:1', 'cert-manager');
  expect(claimsOf(knownOperatorEvidence, [CERTIFICATES, named])).toEqual([
    'tls/Deployment/cert-manager serves certificates.cert-manager.io (medium)',
  ]);
  expect(claimsOf(knownOperatorEvidence, [definition('redisclusters.cache.example.com'), named])).toEqual([]);
});

test('all groups below a domain may be one operator’s, or some types of a shared group', () => {
  const eck = withImage('docker.elastic.co/eck/eck-operator:2.16.0');
  expect(claimsOf(knownOperatorEvidence, [definition('kibanas.kibana.k8s.elastic.co'), eck])).toHaveLength(1);
  const shared = [definition('applications.argoproj.io'), definition('rollouts.argoproj.io')];
  expect(claimsOf(knownOperatorEvidence, [...shared, withImage('quay.io/argoproj/argo-rollouts:v1.8.0')])).toEqual([
    'tls/Deployment/tls serves rollouts.argoproj.io (strong)',
  ]);
});
