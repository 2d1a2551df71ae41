import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { LEASES } from '../../collect/migration-lease.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { answer } from '../../objects/gap.ts';
import { type JsonObject, stringAt } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { takeLock } from './lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A cluster with room for one Lease, whose clock is an hour ahead. */
function cluster() {
  const AHEAD = 3_600_000;
  let lease: KubeObject | undefined;
  let version = 0;
  let losesAnswer = false;
  const store = (spec: JsonObject) => {
    version += 1;
    const body = { metadata: { name: 'l', uid: 'u', resourceVersion: String(version) }, spec };
    lease = { type: LEASES, metadata: parseMetadata(body), body };
    return lease;
  };
  const refused = (status: number | undefined, reason: string) =>
    ({ ok: false, refusal: { status, reason, message: reason } }) as const;
  const writer: ClusterWriter = {
    async create({ body }) {
      if (lease !== undefined) return refused(409, 'AlreadyExists');
      return { ok: true, value: store(body.spec as JsonObject) };
    },
    async patch({ patch }) {
      const body = patch.kind === 'merge' ? patch.body : {};
      if (stringAt(body, 'metadata', 'resourceVersion') !== String(version)) return refused(409, 'Conflict');
      const value = store(body.spec as JsonObject);
      if (!losesAnswer) return { ok: true, value };
      losesAnswer = false;
      return refused(undefined, '');
    },
    async remove({ resourceVersion }) {
      if (resourceVersion !== String(version)) return { status: 409, reason: 'Conflict', message: '' };
      lease = undefined;
      return undefined;
    },
  };
  const reader = {
    ...readerOf([]).reader,
    now: () => Date.now() + AHEAD,
    get: async () => answer(lease ?? store({})),
  };
  return {
    take: () => takeLock('things.example.com', reader, writer),
    loseAnswer: () => {
      losesAnswer = true;
    },
    lease: () => lease,
  };
}

test('a Lease is held for as long as it is renewed, by the clock of the cluster', async () => {
  const { take } = cluster();
  expect((await take()).kind).toBe('held');
  await vi.advanceTimersByTimeAsync(60_000);
  const second = await take();
  expect(second).toMatchObject({ kind: 'taken' });
  expect(second.kind === 'taken' && second.renewedMs).toBeLessThanOrEqual(10_000);
});

test('a renewal whose answer was lost does not lose the Lease', async () => {
  const { take, loseAnswer, lease } = cluster();
  const first = await take();
  loseAnswer();
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await take()).kind).toBe('taken');
  if (first.kind === 'held') await first.lock.release();
  expect(lease()).toBeUndefined();
});
