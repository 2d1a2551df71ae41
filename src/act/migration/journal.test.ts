import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MigrationSubject } from '../../migration/subject.ts';
import { openJournal } from './journal.ts';

const subject: MigrationSubject = {
  resource: 'widgets.example.com',
  definition: undefined,
  storageVersion: 'v1',
  staleVersions: [],
  endpoint: {
    ...{ group: 'example.com', version: 'v1', resource: 'widgets', singular: 'widget', kind: 'Widget' },
    ...{ shortNames: [], categories: [], namespaced: true, verbs: [] },
  },
  others: [],
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kubectl-operator-journal-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const failure = { namespace: 'a', name: 'x', uid: 'u1', cause: 'invalid', message: 'no\nline', tries: 1 } as const;

test('what an earlier run has written down is known, the latest word about an object counting', async () => {
  const directory = folder();
  const first = await openJournal(subject, directory, true);
  first.stored('u1', '5', 'rewritten');
  first.stored('u2', '6', 'current');
  first.stored('u2', '9', 'rewritten');
  first.stored('u3', '7', 'current');
  first.failed({ ...failure, uid: 'u3' });
  await first.close();
  const second = await openJournal(subject, directory, true);
  expect([second.known, second.proven('u1'), second.proven('u2'), second.proven('u3')]).toEqual([
    2,
    '5',
    '9',
    undefined,
  ]);
  await second.close();
});

test('a line that was cut off when the program was killed says nothing, wherever it was cut', async () => {
  const directory = folder();
  const whole = await openJournal(subject, directory, true);
  whole.stored('u1', '12345', 'rewritten');
  await whole.close();
  const path = whole.path ?? '';
  const { length } = readFileSync(path);
  for (let cut = 1; cut < length; cut += 1) {
    truncateSync(path, length - cut);
    const left = await openJournal(subject, directory, true);
    // Without its line end a line may still be whole.
    expect(left.proven('u1'), `${cut} bytes missing`).toBe(cut === 1 ? '12345' : undefined);
    left.stored('u2', '7', 'current');
    await left.close();
    const after = await openJournal(subject, directory, true);
    expect(after.proven('u2')).toBe('7');
    await after.close();
    truncateSync(path, 0);
    appendFileSync(path, 'u1 12345 rewritten\n');
  }
});

test('it begins anew after a run that was finished', async () => {
  const directory = folder();
  const first = await openJournal(subject, directory, true);
  first.stored('u1', '5', 'rewritten');
  first.finish();
  await first.close();
  const second = await openJournal(subject, directory, true);
  expect(second.known).toBe(0);
  second.stored('u2', '6', 'rewritten');
  await second.close();
  const third = await openJournal(subject, directory, true);
  expect([third.known, third.proven('u1'), third.proven('u2')]).toEqual([1, undefined, '6']);
  await third.close();
});

test('it begins anew where it is not to be resumed', async () => {
  const directory = folder();
  const first = await openJournal(subject, directory, true);
  first.stored('u1', '5', 'rewritten');
  await first.close();
  const second = await openJournal(subject, directory, false);
  expect(second.known).toBe(0);
  await second.close();
});

test('nobody else may read it', async () => {
  const journal = await openJournal(subject, folder(), true);
  await journal.close();
  expect(statSync(journal.path ?? '').mode & 0o777).toBe(0o600);
});

test('where nothing can be kept it says why, and the migration can go on', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  const journal = await openJournal(subject, file, true);
  journal.stored('u1', '5', 'rewritten');
  await journal.flush();
  expect(journal.problem()).toMatch(/ENOTDIR|EEXIST/);
  expect(journal.path).toBeUndefined();
  await journal.close();
});

test('a resource whose name is longer than a file may be called has its journal, too', async () => {
  const long = { ...subject, resource: `widgets.${'long.'.repeat(48)}example.com`, storageVersion: 'v'.repeat(63) };
  const journal = await openJournal(long, folder(), true);
  expect(journal.problem()).toBeUndefined();
  await journal.close();
});
