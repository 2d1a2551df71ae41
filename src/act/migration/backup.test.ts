import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ClusterReader, ObjectPage } from '../../cluster/reader.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { subjectOf } from '../../migration/subject.ts';
import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { writeBackup } from './backup.ts';

const WEBHOOK = { conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://c.example.com' } } } };
const SUBJECT = subjectOf(crd(['v1 storage', 'v1alpha1 served'], ['v1alpha1', 'v1'], WEBHOOK));

/** A page of objects of these names. */
function page(type: ResourceType, names: readonly string[]): Answer<ObjectPage> {
  const bodies = names.map((name) => ({ metadata: { name, uid: name, resourceVersion: '1' }, spec: {} }));
  const objects = bodies.map((body) => ({ type, metadata: parseMetadata(body), body }));
  return answer({ objects, dropped: 0, texts: bodies.map((body) => JSON.stringify(body)) });
}

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
    for (let first = 0; first < 12_000; first += 100)
      yield page(
        type,
        Array.from({ length: 100 }, (_, at) => `o${first + at}`),
      );
  });
  expect(result).toMatchObject({
    ok: true,
    value: { objects: 12_000, versions: [{ version: 'v1alpha1', objects: 12_000 }] },
  });
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
    yield page(type, ['a']);
    const subject = { kind: 'list', type, namespace: undefined } as const;
    yield gapAnswer({ subject, reason: 'unavailable', message: 'gone' });
  });
  expect(result).toMatchObject({ ok: false });
  expect(() => readFileSync(join(path, 'manifest.json'))).toThrow('ENOENT');
});
