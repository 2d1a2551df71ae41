import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ClusterReader, WatchEvent } from '../cluster/reader.ts';
import { configMapOf } from '../diagnosis/testing/namespaces.ts';
import type { Gap } from '../objects/gap.ts';
import { readerOf } from './reader.fixture.ts';
import { watchChanges } from './watch-changes.ts';

const QUERY = { kind: 'changes', group: '', resource: 'configmaps', namespace: 'shop', name: 'a' } as const;
const { type } = configMapOf('a');

/** What a watch of some events brings; it then waits until it is ended. */
function changes(
  events: readonly WatchEvent[],
  limits: { quietSeconds: number; seconds: number; enough: number },
  opensAfter = 0,
) {
  const reader: ClusterReader = {
    ...readerOf([]).reader,
    async *watch({ onOpen }, signal) {
      await delay(opensAfter);
      onOpen?.();
      yield* events;
      await delay(60_000, undefined, { signal }).catch(() => undefined);
    },
  };
  return watchChanges(reader, type, { ...QUERY, ...limits }, new AbortController().signal);
}

const modified = (name: string): WatchEvent => ({ kind: 'modified', object: configMapOf(name) });

test('only what happens to the object itself is told, until it is enough', async () => {
  const events = [modified('b'), modified('a'), { kind: 'restarted' }, modified('a'), modified('a')] as const;
  const found = await changes(events, { quietSeconds: 30, seconds: 30, enough: 2 });
  expect(found).toMatchObject({
    ok: true,
    value: { watched: true, seen: [{ kind: 'modified' }, { kind: 'modified' }] },
  });
});

test('a quiet object is left after a moment, a busy one when the time is over', async () => {
  const quiet = await changes([modified('b')], { quietSeconds: 0.01, seconds: 30, enough: 2 });
  expect(quiet).toEqual({ ok: true, value: { watched: true, seen: [] } });
  const busy = await changes([modified('a')], { quietSeconds: 0.01, seconds: 0.05, enough: 2 });
  expect(busy).toMatchObject({ ok: true, value: { seen: [{ kind: 'modified' }] } });
});

test('what is quiet is so from when the server has begun to watch', async () => {
  const late = await changes([modified('a'), modified('a')], { quietSeconds: 0.01, seconds: 0.02, enough: 2 }, 60);
  expect(late).toMatchObject({ ok: true, value: { seen: [{ kind: 'modified' }, { kind: 'modified' }] } });
});

test('a watch that may not be is a gap', async () => {
  const gap: Gap = { subject: { kind: 'list', type, namespace: 'shop' }, reason: 'forbidden', message: 'no' };
  expect(await changes([{ kind: 'gap', gap }], { quietSeconds: 1, seconds: 1, enough: 1 })).toEqual({ ok: false, gap });
});

test('a capture shows one moment, in which nothing is watched', async () => {
  const { reader } = readerOf([], { kind: 'capture', path: 'x', format: 'capture' });
  const query = { ...QUERY, quietSeconds: 1, seconds: 1, enough: 1 };
  expect(await watchChanges(reader, type, query, new AbortController().signal)).toEqual({
    ok: true,
    value: { watched: false, seen: [] },
  });
});
