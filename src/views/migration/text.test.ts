import { expect, test } from 'vitest';
import type { Migration, ObjectFailure, Pass } from '../../migration/report.ts';
import { createPaint } from '../text/paint.ts';
import { migrationText } from './text.ts';

const options = { width: 80, paint: createPaint(false) };
const tally = { rewritten: 0, current: 0, gone: 0, skipped: 0, again: 0 };
const pass = (kind: Pass['kind'], more: Partial<Pass> = {}): Pass => ({
  ...{ kind, tally, failures: [], stop: undefined, sampleOf: undefined, inconsistent: false, tookMs: 4000 },
  ...more,
});
const migrated = pass('migrate', { tally: { ...tally, rewritten: 1200, again: 2, gone: 4 } });
const migration = (passes: readonly Pass[], prune: Migration['prune']): Migration => ({
  resource: 'widgets.example.com',
  storageVersion: 'v1',
  staleVersions: ['v1alpha1'],
  ...{ passes, prune, managedFields: undefined, notes: [], journal: '/state/x.journal' },
});
const failure = (name: string, cause: ObjectFailure['cause'], message: string): ObjectFailure => ({
  ...{ namespace: 'shop', name, uid: name, cause, message, tries: 1 },
});

test('the first line says that all is proven, the last what comes next', () => {
  const verified = pass('verify', { tally: { ...tally, current: 1200 } });
  const pruned = { kind: 'pruned', from: ['v1alpha1', 'v1'], to: ['v1'] } as const;
  expect(migrationText(migration([migrated, verified], pruned), options)).toBe(
    [
      'widgets.example.com: all 1,200 objects are proven to be stored at v1.',
      '',
      'Migrate     rewritten 1,200, already current 0, deleted meanwhile 4, tried again',
      '            2, failed 0 in 4.0 s, 301/s',
      'Verify      rewritten 0, already current 1,200, failed 0 in 4.0 s, 300/s',
      'Prune       storedVersions v1alpha1, v1 → v1',
      '',
      'Next: kubectl operator deprecate-version widgets.example.com v1alpha1',
      '',
    ].join('\n'),
  );
});

test('objects that could not be migrated are grouped by cause, most first, each with what to do', () => {
  const failures = [
    failure('a', 'denied', 'admission webhook "x" denied the request: \u001b[31mno'),
    failure('b', 'invalid', 'spec.size: Required value'),
    failure('c', 'invalid', 'spec.size: Required value'),
  ];
  const left = migration([migrated, pass('verify', { failures })], {
    kind: 'left',
    why: 'some objects could not be migrated',
  });
  const text = migrationText(left, options);
  expect(text.split('\n')[0]).toBe('widgets.example.com: 3 objects of 3 are not migrated.');
  const table = text.slice(text.indexOf('OBJECTS')).split('\n');
  expect(table[1]).toMatch(/^2 +breaks the schema/);
  expect(table[2]).toMatch(/^1 +an admission webhook/);
  expect(text).toContain('Then:\n  kubectl operator migrate-storage widgets.example.com\n');
  expect(text).not.toContain('\u001b');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('a run that ended early says why and how to go on', () => {
  const stopped = pass('migrate', { tally: { ...tally, rewritten: 7 }, stop: { kind: 'interrupted' } });
  const text = migrationText(migration([stopped], { kind: 'left', why: 'not all objects were seen' }), options);
  expect(text.split('\n')[0]).toBe('widgets.example.com: stopped after 7 objects: interrupted.');
  expect(text).toContain('To go on from here: kubectl operator migrate-storage widgets.example.com');
});

test('what was not verified is not called proven', () => {
  const text = migrationText(migration([migrated], { kind: 'left', why: 'nothing was verified' }), options);
  expect(text.split('\n')[0]).toBe('widgets.example.com: not proven: nothing was verified.');
  expect(text.replace('\n', ' ')).toContain('storedVersions left as they are: nothing was verified');
});

test('of a built-in type, too, the first line says why nothing is proven', () => {
  const sample = pass('verify', { tally: { ...tally, current: 60 }, sampleOf: 1200 });
  const text = migrationText(migration([migrated, sample], { kind: 'not-custom' }), options);
  expect(text.split('\n')[0]).toBe('widgets.example.com: not proven: a sample proves nothing about the rest.');
});

test('objects that were deleted are not among those that are proven, nor is nothing called something', () => {
  const first = (counts: Partial<Pass['tally']>) =>
    migrationText(migration([pass('verify', { tally: { ...tally, ...counts } })], { kind: 'not-asked' }), options);
  expect(first({ current: 1, gone: 3 })).toMatch(
    /^widgets\.example\.com: the one object is proven to be stored at v1\.\n/,
  );
  expect(first({})).toMatch(/^widgets\.example\.com: proven, there are no objects to be stored at v1\.\n/);
});

test('what is proven and yet not done says what is left', () => {
  const verified = pass('verify', { tally: { ...tally, current: 2 } });
  const unclean = {
    ...migration([verified], { kind: 'nothing-to-prune' }),
    managedFields: { cleaned: 1, failures: [failure('a', 'denied', 'no')], gap: undefined },
  };
  expect(migrationText(unclean, { ...options, width: 120 }).split('\n')[0]).toBe(
    'widgets.example.com: proven, but not finished; managedFields of 1 object could not be cleaned.',
  );
  const refused = migration([verified], { kind: 'left', why: 'the definition changed meanwhile' });
  expect(migrationText(refused, options)).toMatch(
    /^widgets\.example\.com: proven, but not finished; storedVersions left/,
  );
});

test('an object that the canary found altered is told by field, with the command that puts it back in a line of its own', () => {
  const differences = [
    { path: 'spec.note', before: '"keep me"', after: undefined },
    { path: 'spec.\u001b[31mx', before: undefined, after: '1' },
  ];
  const file = '/home/someone/.local/state/kubectl-operator/migrations/widgets.example.com.canary.json';
  const altered = { namespace: 'shop', name: 'a', version: 'v1alpha1', differences, restored: undefined };
  const canary = { ...{ versions: ['v1alpha1'], compared: 1, current: 0, untold: 0, isAll: false }, altered, file };
  const stopped = { ...migration([], { kind: 'left', why: 'the conversion alters objects' }), canary };
  expect(migrationText(stopped, options)).toBe(
    [
      'widgets.example.com: stopped, shop/a is not what it was before it was written.',
      '',
      'Canary      shop/a was read at v1alpha1, written, and read again:',
      '            spec.note: "keep me" → gone',
      '            spec.\\u001b[31mx: not there → 1',
      '            What was read is kept in',
      `            ${file}`,
      'Prune       storedVersions left as they are: the conversion alters objects',
      '',
      'Mend the conversion webhook, or make v1alpha1 the storage version again. Then',
      'put the object back:',
      `  kubectl replace -f ${file}`,
      '',
    ].join('\n'),
  );
});

test('the command to go on with does what this run was asked to, its words quoted', () => {
  const stopped = pass('migrate', { stop: { kind: 'interrupted' } });
  const left = {
    ...migration([stopped], { kind: 'left', why: 'x' }),
    flags: ['--accept-loss', 'spec.a b', '--no-prune'],
  };
  expect(migrationText(left, { ...options, width: 120 })).toContain(
    "kubectl operator migrate-storage widgets.example.com --accept-loss 'spec.a b' --no-prune\n",
  );
});

test('a canary that has compared nothing is not told as one that went well', () => {
  const canary = { ...{ versions: ['v1beta1', 'v1alpha1'], altered: undefined, file: undefined }, compared: 0 };
  const line = (more: { readonly current: number; readonly untold: number; readonly isAll: boolean }) => {
    const text = migrationText(
      { ...migration([migrated], { kind: 'left', why: 'x' }), canary: { ...canary, ...more } },
      { ...options, width: 300 },
    );
    return text.split('\n').find((one) => one.startsWith('Canary'));
  };
  expect(line({ current: 199, untold: 1, isAll: false })).toBe(
    'Canary      nothing could be compared at v1beta1 and v1alpha1, of 200 objects tried 199 were current already, 1 could not be read or written, or changed meanwhile',
  );
  expect(line({ current: 3, untold: 0, isAll: true })).toBe(
    'Canary      nothing to compare at v1beta1 and v1alpha1: all 3 objects were current already',
  );
  expect(line({ current: 0, untold: 0, isAll: true })).toBe('Canary      there are no objects to compare');
});
