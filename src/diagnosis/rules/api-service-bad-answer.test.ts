import { expect, test } from 'vitest';
import { API_DOWN, failedCheck } from '../testing/api-services.ts';
import { findings, told } from '../testing/cluster.ts';
import { apiServiceBadAnswer } from './api-service-bad-answer.ts';

const answered = (status: number) =>
  failedCheck(`bad status from https://10.0.0.1:443/apis/metrics.example.com/v1: ${status}`);

test('a server that answers with an error is told with its status, and what that mostly means', async () => {
  const [finding] = await findings(apiServiceBadAnswer, API_DOWN, { objects: [answered(403)] });
  expect(finding).toMatchObject({
    summary: 'the server behind APIService v1.metrics.example.com, Service shop/api, answers with status 403',
    certainty: 'certain',
  });
  expect(finding?.remedies[0]?.effect).toContain('extension-apiserver-authentication');
});

test('a server that does not answer is another matter', async () => {
  expect(await told(apiServiceBadAnswer, API_DOWN, { objects: [failedCheck('connection refused')] })).toEqual([]);
});
