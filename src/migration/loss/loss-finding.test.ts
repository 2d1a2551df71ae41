import { expect, test } from 'vitest';
import { type Loss, type LostField, tallyLoss } from './loss.ts';
import { lossFindings } from './loss-finding.ts';

const field = (path: string, more: Partial<LostField> = {}): LostField => ({
  ...{ path, version: 'v1alpha1', objects: 3, examples: ['shop/a', 'shop/b', 'shop/c'], accepted: false },
  ...more,
});
const found = (fields: readonly LostField[], more: Partial<Loss> = {}) =>
  lossFindings(
    { compared: 1204, fields, versions: ['v1alpha1'], bySchema: [], unexpected: [], ...more },
    { resource: 'things.example.com', storageVersion: 'v1' },
  );

test('without loss it is said what was read', () => {
  expect(found([])).toEqual([
    {
      ...{ check: 'loss', level: 'ok' },
      text: 'loss check: all 1,204 objects were read at v1alpha1 and v1, no field would be lost',
    },
  ]);
  expect(found([], { versions: [], bySchema: ['v1alpha1'] })).toMatchObject([
    { level: 'ok', text: 'loss check: v1 has all fields of v1alpha1, whose objects cannot be read' },
  ]);
});

test('each lost field is told with the flag that lets it go, quoted for a shell', () => {
  expect(found([field('spec.old'), field('spec.items[].b', { objects: 1, examples: ['shop/a'] })])).toEqual([
    {
      ...{ check: 'loss', level: 'blocked' },
      text: 'loss check: v1 has no place for 2 fields, and a write drops them for good',
      details: ['spec.old  3 objects, such as shop/a, shop/b, shop/c', 'spec.items[].b  1 object, such as shop/a'],
      next: 'Add what is missing to the schema of v1, or let go of it',
      command:
        "kubectl operator migrate-storage things.example.com --accept-loss spec.old --accept-loss 'spec.items[].b'",
    },
  ]);
});

test('a field of several versions is told with each, and let go once', () => {
  const [finding] = found([field('spec.old'), field('spec.old', { version: 'v1beta1', objects: 1, examples: ['a'] })]);
  expect(finding?.text).toContain('no place for 1 field');
  expect(finding?.details?.[1]).toBe('spec.old of v1beta1  1 object, such as a');
  expect(finding?.command?.match(/--accept-loss/g)).toHaveLength(1);
});

test('of a version that cannot be read the fields that may be lost are told', () => {
  const [finding] = found([field('spec.old', { objects: undefined, examples: [] })], {
    versions: [],
    bySchema: ['v1alpha1'],
  });
  expect(finding?.details).toEqual(['spec.old, which objects of v1alpha1 may have: they cannot be read at it here']);
  expect(finding?.next).toContain('while it serves v1alpha1');
});

test('what was accepted is told as a warning, and the rest blocks', () => {
  const both = [field('spec.a', { accepted: true }), field('spec.b')];
  expect(found(both).map(({ level }) => level)).toEqual(['warning', 'blocked']);
  expect(found(both.slice(0, 1)).map(({ level }) => level)).toEqual(['warning', 'ok']);
});

test('examples are few, and paths without end are told as one', () => {
  const tally = tallyLoss();
  for (let at = 0; at < 2000; at++) tally.add(`shop/${at}`, new Set(['spec.old', `spec.x${at}`]));
  const [first, second, ...rest] = tally.fields();
  expect(first).toEqual({ path: 'spec.old', objects: 2000, examples: ['shop/0', 'shop/1', 'shop/2'] });
  expect(second?.path).toBe('(others)');
  expect(rest.length).toBeLessThan(500);
});

test('fields of a version as which nothing should be stored are told, and keep nothing from being done', () => {
  const unexpected = [{ version: 'v1alpha1', paths: ['spec.old'] }];
  expect(found([], { compared: 0, versions: [], unexpected })).toMatchObject([
    {
      level: 'warning',
      text: 'loss check: v1alpha1 has a field that v1 has not (spec.old), and is neither served nor in storedVersions: an object that is stored as it all the same would lose it unseen',
    },
  ]);
});
