import { expect, test } from 'vitest';
import { FINALIZERS } from './generated/finalizers.ts';
import { OPERATORS } from './generated/operators.ts';
import type { OperatorEntry } from './operator-entry.ts';

/** Titles of the entries of which something is not true. */
const without = (isRight: (entry: OperatorEntry) => boolean) =>
  OPERATORS.filter((entry) => !isRight(entry)).map(({ title }) => title);
const twice = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

test('every operator can be recognised and serves something', () => {
  expect(OPERATORS.length).toBeGreaterThanOrEqual(50);
  expect(without(({ images = [], names = [] }) => images.length + names.length > 0)).toEqual([]);
  expect(without(({ groups = [], types = [] }) => groups.length + types.length > 0)).toEqual([]);
  expect(without(({ source }) => /^[\w.-]+\/[\w.-]+$/.test(source))).toEqual([]);
});

test('no image, name, group or type belongs to two entries', () => {
  const all = (values: (entry: OperatorEntry) => readonly string[] | undefined) =>
    OPERATORS.flatMap((entry) => values(entry) ?? []);
  expect(twice(all(({ images }) => images))).toEqual([]);
  expect(twice(all(({ names }) => names))).toEqual([]);
  expect(twice(all(({ groups }) => groups))).toEqual([]);
  expect(twice(all(({ types }) => types))).toEqual([]);
});

test('images have no tag, types are PLURAL.GROUP, groups have a dot', () => {
  expect(without(({ images = [] }) => images.every((image) => /^[a-z0-9.-]+(\/[a-z0-9._-]+)*$/.test(image)))).toEqual(
    [],
  );
  expect(without(({ types = [] }) => types.every((type) => /^[a-z]+(\.[a-z0-9-]+)+$/.test(type)))).toEqual([]);
  expect(
    without(({ groups = [] }) => groups.every((group) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(group))),
  ).toEqual([]);
});

test('ids are those of the table of finalizers where it knows the operator', () => {
  const ids = new Set(OPERATORS.map(({ id }) => id));
  const shared = new Set(
    FINALIZERS.flatMap(({ operator }) => (operator !== undefined && ids.has(operator) ? operator : [])),
  );
  for (const id of ['cert-manager', 'flux', 'argocd', 'cloudnative-pg', 'cluster-api', 'crossplane', 'eck', 'strimzi'])
    expect(shared).toContain(id);
});
