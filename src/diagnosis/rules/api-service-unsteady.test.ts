import { expect, test } from 'vitest';
import { API_DOWN, apiService, localApiService } from '../testing/api-services.ts';
import { told } from '../testing/cluster.ts';
import { apiServiceUnsteady } from './api-service-unsteady.ts';

test('an API that is available again may answer only at times', async () => {
  expect(await told(apiServiceUnsteady, API_DOWN, { objects: [apiService('True', 'Passed')] })).toEqual([
    'possible: APIService v1.metrics.example.com did not answer a moment ago, although the API server holds it for available',
  ]);
});

test('one that is not available, or that the API server answers itself, is another matter', async () => {
  for (const object of [apiService('False', 'MissingEndpoints'), localApiService()])
    expect(await told(apiServiceUnsteady, API_DOWN, { objects: [object] })).toEqual([]);
});
