import { expect, test } from 'vitest';
import { readerOf } from '../../collect/reader.fixture.ts';
import { subjectOf } from '../../migration/subject.ts';
import { answer, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { runCanary } from './canary.ts';

const CONVERSION = { conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://c.example.com' } } } };

/** How an object of the type looks at a version. @param written it was stored anew */
type Look = (version: string, written: boolean) => JsonObject | undefined;

/** Sends the canary through 100 objects, of which those up to `migrated` are current; `answers`: its writes are answered. */
async function canary(look: Look, { migrated = 0, answers = true } = {}, signal = new AbortController()) {
  const definition = crd(
    ['v1 storage', 'v1alpha1 served', 'v1beta1 served'],
    ['v1alpha1', 'v1beta1', 'v1'],
    CONVERSION,
  );
  const subject = subjectOf(definition);
  if (subject === undefined) throw new Error('no version is served');
  const written = new Set<string>();
  const kept: string[] = [];
  const metadataOf = (name: string) => ({ name, uid: name, resourceVersion: written.has(name) ? '2' : '1' });
  const names = Array.from({ length: 100 }, (_, at) => `o${String(at).padStart(2, '0')}`);
  const object = (name: string) => ({
    type: subject.endpoint,
    metadata: parseMetadata({ metadata: metadataOf(name) }),
  });
  const found = await runCanary({
    ...{ subject, count: 5, signal: signal.signal, restore: async () => false },
    file: { keep: async (text) => void kept.push(text), path: () => 'kept', discard: async () => {} },
    reader: {
      ...readerOf([]).reader,
      async *list() {
        yield answer({ objects: names.map((name) => ({ ...object(name), body: undefined })), dropped: 0 });
      },
      async get({ type, name }) {
        const spec = look(type.version, written.has(name));
        const gap = {
          subject: { kind: 'cluster' },
          reason: 'unavailable',
          message: 'conversion webhook failed',
        } as const;
        if (spec === undefined) {
          if (written.has(name)) signal.abort();
          return gapAnswer(gap);
        }
        const body = { metadata: metadataOf(name), spec };
        return answer({ ...object(name), body, text: JSON.stringify(body) });
      },
    },
    writer: {
      create: () => Promise.reject(new Error('creates')),
      remove: () => Promise.reject(new Error('removes')),
      async patch({ name }) {
        if (Number(name.slice(1)) >= migrated) written.add(name);
        if (!answers) return { ok: false, refusal: { status: undefined, reason: '', message: 'connection reset' } };
        return { ok: true, value: { ...object(name), body: undefined } };
      },
    },
  });
  return { found, written: written.size, kept };
}

test('what only one of several old versions has is missed at that version', async () => {
  const { found, written, kept } = await canary((version, isWritten) =>
    version === 'v1beta1' && !isWritten ? { size: 1, note: 'x' } : { size: 1 },
  );
  expect(found).toMatchObject({
    ...{ versions: ['v1beta1', 'v1alpha1'], compared: 1, file: 'kept' },
    altered: { version: 'v1beta1', differences: [{ path: 'spec.note', before: '"x"' }] },
  });
  expect(written).toBe(1);
  expect(kept.at(-1)).toContain('"note":"x"');
});

test('of a type that is migrated in part, stale objects are found and compared', async () => {
  const { found, written } = await canary(() => ({ size: 1 }), { migrated: 60 });
  expect(found).toMatchObject({ compared: 5, altered: undefined, isAll: false });
  expect(written).toBe(5);
});

test('where all objects that there are were tried it is known, and where none could be read nothing is', async () => {
  expect((await canary(() => ({ size: 1 }), { migrated: 100 })).found).toMatchObject({
    compared: 0,
    current: 50,
    isAll: false,
  });
  expect((await canary(() => undefined)).found).toMatchObject({ compared: 0, current: 0, untold: 50 });
});

test('an object that cannot be read again when it is interrupted is not taken for one that is well', async () => {
  const { found } = await canary((_, isWritten) => (isWritten ? undefined : { size: 1 }));
  expect(found).toMatchObject({ altered: { name: 'o00', differences: [{ path: '' }] }, file: 'kept' });
});

test('a write whose answer was lost is looked at all the same', async () => {
  const lost = await canary((_, isWritten) => (isWritten ? {} : { size: 1 }), { answers: false });
  expect(lost.found).toMatchObject({ altered: { name: 'o00', differences: [{ path: 'spec.size' }] } });
  expect(lost.written).toBe(1);
  const undone = await canary(() => ({ size: 1 }), { answers: false, migrated: 100 });
  expect(undone.found).toMatchObject({ compared: 0, untold: 50, altered: undefined });
});
