import { expect, test } from 'vitest';
import { API_DOWN, apiService } from '../testing/api-services.ts';
import { told } from '../testing/cluster.ts';
import { apiServiceMissing } from './api-service-missing.ts';

const summary = 'the cluster had API metrics.example.com/v1 a moment ago and has it no more';

test('an API without APIService is gone, unless discovery goes on naming it', async () => {
  expect(await told(apiServiceMissing, API_DOWN, { objects: [] })).toEqual([`likely: ${summary}`]);
  const subject = { kind: 'group', group: 'metrics.example.com', version: 'v1' } as const;
  const silentGroups = [{ subject, reason: 'unavailable', message: '' } as const];
  expect(await told(apiServiceMissing, API_DOWN, { objects: [], silentGroups })).toEqual([`possible: ${summary}`]);
});

test('one that is there, or may not be read, is not gone', async () => {
  expect(await told(apiServiceMissing, API_DOWN, { objects: [apiService('True', 'Passed')] })).toEqual([]);
  const forbidden = ['apiservices.apiregistration.k8s.io'];
  expect(await told(apiServiceMissing, API_DOWN, { objects: [], forbidden })).toEqual([]);
});
