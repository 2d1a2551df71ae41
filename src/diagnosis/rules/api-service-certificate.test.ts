import { expect, test } from 'vitest';
import { API_DOWN, apiService, failedCheck } from '../testing/api-services.ts';
import { findings, told } from '../testing/cluster.ts';
import { apiServiceCertificate } from './api-service-certificate.ts';

const untrusted = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';

test('a certificate that the caBundle does not vouch for is why', async () => {
  expect(await told(apiServiceCertificate, API_DOWN, { objects: [failedCheck(untrusted)] })).toEqual([
    'certain: the API server does not trust the certificate of Service shop/api behind APIService v1.metrics.example.com',
  ]);
  expect(await told(apiServiceCertificate, API_DOWN, { objects: [failedCheck('connection refused')] })).toEqual([]);
});

test('where cert-manager keeps the certificate, that is where to look', async () => {
  const annotations = { 'cert-manager.io/inject-ca-from': 'shop/serving-cert' };
  const objects = [apiService('False', 'FailedDiscoveryCheck', untrusted, annotations)];
  const [finding] = await findings(apiServiceCertificate, API_DOWN, { objects });
  expect(finding?.remedies[0]?.command).toBe('kubectl -n shop describe certificate serving-cert');
});
