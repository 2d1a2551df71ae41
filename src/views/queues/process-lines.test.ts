import { expect, test } from 'vitest';
import { judged, runtimePage } from '../../queues/queues.fixture.ts';
import { processLines } from './process-lines.ts';

test('what a process asked of the API server, and what its webhooks were asked', () => {
  const webhook = (count: number) =>
    `controller_runtime_webhook_requests_total{webhook="/convert",code="200"} ${count}\n` +
    '# TYPE controller_runtime_webhook_latency_seconds histogram\n' +
    `controller_runtime_webhook_latency_seconds_bucket{webhook="/convert",le="0.005"} ${count}\n` +
    `controller_runtime_webhook_latency_seconds_bucket{webhook="/convert",le="+Inf"} ${count}\n` +
    `controller_runtime_webhook_latency_seconds_sum{webhook="/convert"} ${count / 1000}\n` +
    `controller_runtime_webhook_latency_seconds_count{webhook="/convert"} ${count}\n`;
  const before = `${runtimePage({ writes: 10 })}${webhook(5)}`;
  const after = `${runtimePage({ writes: 60, refused: 10 })}${webhook(25)}`;
  expect(processLines(judged([before, after]).rates)).toEqual([
    'Requests to the API server: 6/s (50 × 200, 10 × 429)',
    'Webhook /convert: 2/s (≤5ms / ≤5ms at p50/p99)',
  ]);
});

test('nothing is said of a page that was read once', () => {
  expect(processLines(judged([runtimePage({ writes: 10 })]).rates)).toEqual([]);
});
