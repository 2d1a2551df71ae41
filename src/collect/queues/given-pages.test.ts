import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ratesOf } from '../../queues/rates.ts';
import { readSavedPages } from './given-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('a device that never ends is read as far as a page can be long', async () => {
  const read = await readSavedPages(['/dev/zero'], 1000);
  expect(read).toMatchObject({ ok: false, problem: { message: '/dev/zero has more than 64 MiB' } });
});

test('a pipe is read like a file, and its page is as old as the reading', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', pipe]);
  const writer = spawn('sh', ['-c', `echo 'workqueue_adds_total{name="a"} 4' > "$1"`, 'sh', pipe]);
  const began = Date.now();
  const read = await readSavedPages([pipe], 1000);
  writer.kill();
  if (!read.ok) throw new Error(read.problem.message);
  const [page] = read.value.readings;
  expect(page?.controllers).toMatchObject([{ name: 'a', counters: { adds: 4 } }]);
  expect(page?.at).toBeGreaterThanOrEqual(began);
});

test('controllers that are beyond what is read are a gap', async () => {
  const page = join(folder, 'many');
  writeFileSync(page, Array.from({ length: 5002 }, (_, at) => `workqueue_adds_total{name="q${at}"} 4\n`).join(''));
  const read = await readSavedPages([page], 1000);
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.gaps).toMatchObject([
    { subject: { from: `2 controllers of ${page} beyond the first 5000 by name` } },
  ]);
});

test('a process that began anew between two pages did so, though more time lies between them than was named', async () => {
  const end = Math.floor(Date.now() / 1000);
  const paths = [end - 600, end].map((time, at) => {
    const path = join(folder, `page${at}`);
    const start = at === 0 ? end - 9000 : end - 300;
    writeFileSync(path, `process_start_time_seconds ${start}\nworkqueue_adds_total{name="a"} ${40 - at}\n`);
    utimesSync(path, time, time);
    return path;
  });
  const read = await readSavedPages(paths, 10_000);
  if (!read.ok) throw new Error(read.problem.message);
  expect(ratesOf(read.value.readings)).toMatchObject({ seconds: 10, restarts: 1, backwards: [] });
});
