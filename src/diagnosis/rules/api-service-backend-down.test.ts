import { expect, test } from 'vitest';
import { API_DOWN, apiService, failedCheck, localApiService } from '../testing/api-services.ts';
import { findings, told } from '../testing/cluster.ts';
import { apiServiceBackendDown } from './api-service-backend-down.ts';

test.each(['ServiceNotFound', 'EndpointsNotFound', 'MissingEndpoints', 'ServicePortError'])(
  'an APIService that is not available for %s leads to its Service',
  async (reason) => {
    const objects = [apiService('False', reason, 'as it says')];
    expect(await told(apiServiceBackendDown, API_DOWN, { objects })).toEqual(['certain → service-down shop/api:443']);
  },
);

test('one that gets no connection leads there too, and can be removed where nobody needs it', async () => {
  const objects = [failedCheck('dial tcp 10.0.0.1:443: connect: connection refused')];
  const [finding] = await findings(apiServiceBackendDown, API_DOWN, { objects });
  expect(finding).toMatchObject({
    kind: 'symptom',
    symptom: { name: 'api', usedBy: 'APIService v1.metrics.example.com' },
  });
  expect(finding?.remedies).toMatchObject([
    { command: 'kubectl delete apiservice v1.metrics.example.com', safety: 'careful' },
  ]);
});

test('a group of which no version is named has all of its APIServices looked at', async () => {
  const objects = [apiService('False', 'MissingEndpoints')];
  expect(await told(apiServiceBackendDown, { ...API_DOWN, version: undefined }, { objects })).toHaveLength(1);
});

test('what is available, has no Service, or is refused for what it answers, is the affair of others', async () => {
  for (const object of [
    apiService('True', 'Passed'),
    localApiService(),
    failedCheck('tls: failed to verify certificate: x509: certificate signed by unknown authority'),
    failedCheck('bad status from https://10.0.0.1:443/apis/metrics.example.com/v1: 403'),
  ])
    expect(await told(apiServiceBackendDown, API_DOWN, { objects: [object] })).toEqual([]);
});
