import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { parseLog } from '../../operators/log/parse-log.ts';
import { type RetrierTraces, retrierOf } from './retrier.ts';

const NONE: RetrierTraces = { framework: 'unknown', readings: [], logs: [], object: undefined };

function logs(text: string): RetrierTraces['logs'] {
  return [{ pod: 'a', records: parseLog(text, Date.parse('2026-11-25T21:00:00Z')), whole: false }];
}

const fixture = (file: string) => logs(readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8'));

test('the inventory knows, else the log shows whose lines it has', () => {
  expect(retrierOf({ ...NONE, framework: 'kube-rs', logs: fixture('kopf-log.txt') })).toBe('kube-rs');
  expect(retrierOf({ ...NONE, logs: fixture('kopf-log.txt') })).toBe('kopf');
  expect(retrierOf({ ...NONE, logs: fixture('josdk-exhausted-log.txt') })).toBe('josdk');
  const line = '{"level":"info","ts":"2026-11-25T20:00:01Z","msg":"Starting EventSource","controller":"x"}';
  expect(retrierOf({ ...NONE, logs: logs(line) })).toBe('controller-runtime');
  expect(retrierOf({ ...NONE, logs: logs('2026-11-25T20:00:01Z INFO all is well') })).toBe('unknown');
});

test('kopf leaves its notes on what it handles', () => {
  const annotations = { 'kopf.zalando.org/last-handled-configuration': '{}' };
  const object = objectOf('post.example.com/v1', 'Letter', { metadata: { name: 'a', annotations } });
  expect(retrierOf({ ...NONE, object })).toBe('kopf');
});

test("what is Kubernetes' own is tried again by its controllers, where no operator serves it", () => {
  const object = objectOf('apps/v1', 'Deployment', {});
  expect(retrierOf({ ...NONE, framework: undefined, object })).toBe('built-in');
  expect(retrierOf({ ...NONE, object })).toBe('unknown');
  expect(retrierOf({ ...NONE, framework: undefined, object: objectOf('x.example.com/v1', 'X', {}) })).toBe('unknown');
});
