import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ClusterReader } from '../../cluster/reader.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { subjectOf } from '../../migration/subject.ts';
import { answer, gapAnswer } from '../../objects/gap.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { writeBackup } from './backup.ts';

const SUBJECT = subjectOf(crd(['v1 storage', 'v1alpha1 served'], ['v1alpha1', 'v1']));
const OPTIONS = { progress: () => {}, signal: new AbortController().signal };

async function backedUp(list: ClusterReader['list']) {
  if (SUBJECT === undefined) throw new Error('no version is served');
  const directory = mkdtempSync(join(tmpdir(), 'backup-'));
  const result = await writeBackup(SUBJECT, directory, { ...readerOf([]).reader, list }, OPTIONS);
  return { result, path: join(directory, SUBJECT.resource) };
}

test('many objects go into several files, each whole', async () => {
  const { result, path } = await backedUp(async function* ({ type }) {
    expect(type.version).toBe('v1alpha1');
    for (let page = 0; page < 120; page++) {
      const texts = Array.from({ length: 100 }, (_, at) => `{"metadata":{"name":"o${page}-${at}"},"spec":{}}`);
      yield answer({ objects: [], dropped: 0, texts });
    }
  });
  expect(result).toMatchObject({ ok: true, value: { objects: 12_000, version: 'v1alpha1' } });
  const files = result.ok ? (result.value?.files ?? []) : [];
  const lines = files.map((name) =>
    gunzipSync(readFileSync(join(path, name)))
      .toString()
      .trimEnd()
      .split('\n'),
  );
  expect(lines.map(({ length }) => length)).toEqual([5000, 5000, 2000]);
  expect(new Set(lines.flat().map((line) => JSON.parse(line).metadata.name)).size).toBe(12_000);
});

test('where the list breaks off there is no manifest', async () => {
  const { result, path } = await backedUp(async function* ({ type }) {
    yield answer({ objects: [], dropped: 0, texts: ['{"metadata":{"name":"a"}}'] });
    const subject = { kind: 'list', type, namespace: undefined } as const;
    yield gapAnswer({ subject, reason: 'unavailable', message: 'gone' });
  });
  expect(result).toMatchObject({ ok: false });
  expect(() => readFileSync(join(path, 'manifest.json'))).toThrow('ENOENT');
});
