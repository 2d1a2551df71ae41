import { expect, test } from 'vitest';
import { definition, deployment } from '../facts.fixture.ts';
import { conversionWebhookEvidence } from './conversion-webhook.ts';
import { claimsOf } from './evidence.fixture.ts';
import { webhookEvidence } from './webhook.ts';

const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: redis-webhook, namespace: redis-system}
spec: {selector: {app: redis-operator}, ports: [{port: 443, targetPort: 9443}]}
`;
const configuration = (rules: string, service = 'redis-webhook') => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: redis}
webhooks:
  - name: validate.cache.example.com
    clientConfig: {service: {name: ${service}, namespace: redis-system, path: /validate}}
    rules: [${rules}]
`;
const OPERATOR = deployment('redis-system', 'redis-operator');
const TYPE = definition('redisclusters.cache.example.com');
const RULE = '{apiGroups: [cache.example.com], apiVersions: [v1], operations: [CREATE], resources: [redisclusters]}';

test('whoever validates a type is behind the Service of the webhook', () => {
  expect(claimsOf(webhookEvidence, [TYPE, OPERATOR, SERVICE, configuration(RULE)])).toEqual([
    'redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (medium)',
  ]);
});

test('policy engines, which take every group, serve no type by it', () => {
  const all = "{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*/*']}";
  expect(claimsOf(webhookEvidence, [TYPE, OPERATOR, SERVICE, configuration(all)])).toEqual([]);
});

test('a Service that is not there, or selects nobody, leads nowhere', () => {
  expect(claimsOf(webhookEvidence, [TYPE, OPERATOR, SERVICE, configuration(RULE, 'gone')])).toEqual([]);
  const handmade = SERVICE.replace('selector: {app: redis-operator}, ', '');
  expect(claimsOf(webhookEvidence, [TYPE, OPERATOR, handmade, configuration(RULE)])).toEqual([]);
});

test('whoever converts a type between its versions serves it', () => {
  const converted = definition('redisclusters.cache.example.com', { namespace: 'redis-system', name: 'redis-webhook' });
  expect(claimsOf(conversionWebhookEvidence, [converted, OPERATOR, SERVICE])).toEqual([
    'redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (strong)',
  ]);
  expect(claimsOf(conversionWebhookEvidence, [TYPE, OPERATOR, SERVICE])).toEqual([]);
});
