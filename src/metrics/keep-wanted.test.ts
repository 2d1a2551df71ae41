import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepWanted } from './keep-wanted.ts';
import { readPage } from './read-page.ts';

const wanted = (name: string) => name.startsWith('workqueue_') || name.startsWith('controller_runtime_');

test.each([
  ['controller-runtime.txt', 'text/plain; version=0.0.4'],
  ['controller-runtime.openmetrics', 'application/openmetrics-text; version=1.0.0'],
  ['controller-runtime.pb', 'application/vnd.google.protobuf; encoding=delimited'],
])('what is kept of %s reads as the whole page did, and is smaller', (file, type) => {
  const whole = readFileSync(join(import.meta.dirname, 'fixtures', file));
  const kept = keepWanted(whole, wanted, type);
  const { families: _, ...before } = readPage(whole, wanted, type);
  const { families, ...after } = readPage(kept, wanted, type);
  expect(before.samples.length).toBeGreaterThan(10);
  expect(after).toEqual(before);
  expect(families).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(whole.length);
  expect(keepWanted(kept, wanted, type)).toEqual(kept);
  expect(kept.includes('go_goroutines')).toBe(false);
});

test('a page without wanted families is still a page, and what is none is nothing', () => {
  const page = Buffer.from('# TYPE go_threads gauge\ngo_threads 7\nother_one 1\n');
  expect(keepWanted(page, wanted).toString()).toBe('# TYPE go_threads gauge\ngo_threads 7\n');
  expect(keepWanted(Buffer.from('<html><body>secret</body></html>'), wanted)).toHaveLength(0);
  expect(keepWanted(Buffer.from(''), wanted)).toHaveLength(0);
});

test('names in quotes are kept by their names', () => {
  const page = '{"workqueue_depth",name="a"} 1\n{"other",name="a"} 1\nworkqueue_depth{name="b"} 2\n';
  expect(keepWanted(Buffer.from(page), wanted).toString()).toBe(
    '{"workqueue_depth",name="a"} 1\nworkqueue_depth{name="b"} 2\n',
  );
});
