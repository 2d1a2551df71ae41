import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { ClusterReader, WatchEvent, WatchQuery } from '../../cluster/reader.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { gauge, readyStatus } from '../../history/recording/objects.fixture.ts';
import { answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { openStore } from '../../store/open-store.ts';
import { readStore } from '../../store/read-store.ts';
import { recordScope } from './record-scope.ts';
import { scopeWriter } from './scope-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scope = { type: gauge({}).type, namespace: 'shop', labelSelector: undefined, eventsOf: undefined };

/** What a cluster answers at one start of a recorder: its list, and what each watch brings in turn. */
interface Answers {
  readonly version: string;
  readonly objects: readonly KubeObject[];
  readonly watches: readonly (readonly WatchEvent[])[];
}

/** A store that is recorded into by one start after the other, and the watches that were asked for. */
async function recorded(...starts: readonly Answers[]) {
  const path = join(mkdtempSync(join(folder, 'store-')), 'record.db');
  const asked: (string | undefined)[] = [];
  const holes: string[] = [];
  for (const { version, objects, watches } of starts) {
    const opened = await openStore(path);
    if (!opened.ok) throw new Error(opened.problem.message);
    const { records } = opened.value;
    const cluster = records.transaction(() => records.cluster({ uid: 'c', name: 'c' }));
    const end = new AbortController();
    const left = [...watches];
    const reader: ClusterReader = {
      ...readerOf([]).reader,
      async *list() {
        yield answer({ objects, dropped: 0, resourceVersion: version });
      },
      async *watch(query: WatchQuery, signal: AbortSignal) {
        asked.push(query.resourceVersion);
        yield* left.shift() ?? [];
        if (left.length === 0) {
          end.abort();
          await sleep(0, undefined, { signal }).catch(() => undefined);
        }
      },
    };
    let now = Date.parse('2026-01-01T10:10:00Z');
    await recordScope(scope, {
      reader,
      writer: scopeWriter(opened.value, cluster, scope, true),
      now: () => {
        now += 1000;
        return now;
      },
      signal: end.signal,
      onWritten: () => undefined,
      onRead: () => undefined,
      onHole: (why) => holes.push(why),
      onGap: () => undefined,
      onFailed: (error) => {
        throw error;
      },
    });
    opened.value.close();
  }
  const store = await readStore(path);
  if (!store.ok) throw new Error(store.problem.message);
  const query = { group: 'example.com', kind: 'Gauge', namespace: 'shop', name: undefined };
  const statuses = store.value
    .read(query, 'c')
    .flatMap(({ entries }) => entries.flatMap(({ what }) => (what.kind === 'condition' ? [what.status] : [])));
  store.value.close();
  return { asked, holes, statuses };
}

const ready = (version: number, status: string, second: number) =>
  gauge({ version, status: readyStatus(status, `2026-01-01T10:10:0${second}Z`) });
const modified = (object: KubeObject): WatchEvent => ({ kind: 'modified', object });
const position = (resourceVersion: string): WatchEvent => ({ kind: 'position', resourceVersion });

test('it goes on from the last change that was stored, and then from the last position', async () => {
  const first = { version: '10', objects: [ready(9, 'True', 0)], watches: [[modified(ready(12, 'False', 1))]] };
  const second = { version: '15', objects: [], watches: [[position('20')]] };
  const third = { version: '25', objects: [], watches: [[modified(ready(22, 'True', 5))]] };
  expect(await recorded(first, second, third)).toEqual({
    asked: ['10', '12', '20'],
    holes: [],
    statuses: ['True', 'False', 'True'],
  });
});

test('where the position has expired all is listed, and the watch goes on from the list', async () => {
  const first = { version: '10', objects: [ready(9, 'True', 0)], watches: [[]] };
  const second = { version: '50', objects: [ready(40, 'False', 3)], watches: [[{ kind: 'restarted' } as const], []] };
  expect(await recorded(first, second)).toEqual({
    asked: ['10', '10', '50'],
    holes: ['the API server no longer knew what had happened since'],
    statuses: ['True', 'False'],
  });
});

test('a cluster that was restored from a backup is listed anew, at the next start or at its next position', async () => {
  const holes = ['the cluster went back to an earlier state'];
  const before = { version: '100', objects: [ready(99, 'True', 0)], watches: [[]] };
  const after = { version: '50', objects: [ready(45, 'False', 3)], watches: [[modified(ready(60, 'True', 5))]] };
  expect(await recorded(before, after)).toEqual({ asked: ['100', '50'], holes, statuses: ['True', 'False', 'True'] });
  const during = {
    version: '50',
    objects: [ready(45, 'False', 3)],
    watches: [[position('110'), position('49')], []],
  };
  expect(await recorded({ ...during, objects: [ready(45, 'False', 3)] })).toMatchObject({ asked: ['50', '50'], holes });
});
