import { expect, test } from 'vitest';
import { LEASES } from '../../collect/migration-lease.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { answer, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { EngineWatch } from './engine-watch.ts';
import { Progress } from './progress.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const TYPE = { ...LEASES, kind: 'StorageVersionMigration' };

const migration = (resourceVersion: string, conditions: readonly JsonObject[] = []) => {
  const body = { metadata: { name: 'm', uid: 'm', resourceVersion }, status: { conditions: [...conditions] } };
  return answer({ type: TYPE, metadata: parseMetadata(body), body });
};

/** A watch by a clock that is set; the Lease of the controller manager was renewed so many seconds ago. */
function watching(renewedAgo: number) {
  let clock = 0;
  let reads = 0;
  const progress = new Progress();
  const spec = {
    holderIdentity: 'cp-1',
    leaseDurationSeconds: 15,
    renewTime: new Date(NOW - renewedAgo * 1000).toISOString(),
  };
  const reader = {
    ...readerOf([]).reader,
    now: () => NOW,
    async get() {
      reads += 1;
      const body = { metadata: { name: 'kube-controller-manager' }, spec };
      return answer({ type: LEASES, metadata: parseMetadata(body), body });
    },
  };
  const watch = new EngineWatch({ name: 'm', isOwn: true }, { reader, progress }, () => clock);
  return {
    async at(seconds: number, found: Parameters<EngineWatch['see']>[0]) {
      clock = seconds * 1000;
      await watch.see(found);
      return progress.state().waiting;
    },
    reads: () => reads,
  };
}

test('after half a minute without a sign it is told who should be at work, until there is a sign', async () => {
  const { at, reads } = watching(300);
  for (const seconds of [0, 1, 29]) expect(await at(seconds, migration('1'))).toBeUndefined();
  expect(await at(31, migration('1'))).toEqual({
    ...{ name: 'm', isOwn: true, quietMs: 31_000 },
    reason: { kind: 'expired', holder: 'cp-1', renewedMs: 300_000 },
  });
  expect(await at(35, migration('1'))).toMatchObject({ quietMs: 35_000 });
  expect(reads()).toBe(1);
  expect(await at(36, migration('2'))).toBeUndefined();
  expect(await at(60, migration('2'))).toBeUndefined();
  expect(await at(67, migration('2'))).toMatchObject({ quietMs: 31_000 });
});

test('one that is under way is left to it while the controller manager is alive', async () => {
  const running = [{ type: 'Running', status: 'True' }];
  const { at } = watching(2);
  expect(await at(0, migration('1', running))).toBeUndefined();
  expect(await at(600, migration('1', running))).toBeUndefined();
  const idle = watching(2);
  expect(await idle.at(0, migration('1'))).toBeUndefined();
  expect(await idle.at(600, migration('1'))).toMatchObject({ reason: { kind: 'alive', holder: 'cp-1' } });
});

test('that it cannot be read is told, too', async () => {
  const gap = { subject: { kind: 'cluster' }, reason: 'forbidden', message: 'may not get' } as const;
  expect(await watching(2).at(31, gapAnswer(gap))).toMatchObject({
    reason: { kind: 'unreadable', message: 'may not get' },
  });
});
