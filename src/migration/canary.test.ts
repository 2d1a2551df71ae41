import { expect, test } from 'vitest';
import { type ExactObject, isExactObject, parseExact } from '../objects/exact-json.ts';
import { differencesOf, restorePatches } from './canary.ts';

const object = (text: string): ExactObject => {
  const parsed = parseExact(text);
  if (!isExactObject(parsed)) throw new Error(text);
  return parsed;
};
const differences = (before: string, after: string) => differencesOf(object(before), object(after));

test('what every write changes is no difference', () => {
  expect(
    differences(
      '{"metadata":{"name":"a","resourceVersion":"1","generation":1,"managedFields":[1]},"spec":{"a":[1,{"b":null}]}}',
      '{"metadata":{"name":"a","resourceVersion":"2","generation":2},"spec":{"a":[1,{"b":null}]}}',
    ),
  ).toEqual([]);
});

test('each field that is lost, new or another is told by its path', () => {
  const before = '{"metadata":{"labels":{"a/b":"x"}},"spec":{"lost":{"deep":1},"size":9007199254740993,"items":[1,2]}}';
  const after = '{"metadata":{"labels":{"a/b":"y"}},"spec":{"size":9007199254740992,"items":[1],"added":true}}';
  expect(differences(before, after)).toEqual([
    { path: 'metadata.labels["a/b"]', before: '"x"', after: '"y"' },
    { path: 'spec.lost', before: '{"deep":1}', after: undefined },
    { path: 'spec.size', before: '9007199254740993', after: '9007199254740992' },
    { path: 'spec.items[1]', before: '2', after: undefined },
    { path: 'spec.added', before: undefined, after: 'true' },
  ]);
});

test('what was read is written back whole, pinned to the object that was read last', () => {
  const before =
    '{"metadata":{"uid":"u","resourceVersion":"1","labels":{"a":"b"}},"spec":{"large":9007199254740993},"status":{"ok":true},"a/b~":1}';
  const after = '{"metadata":{"uid":"u","resourceVersion":"2"},"spec":{},"added":1}';
  const { object: patch, status } = restorePatches(object(before), object(after));
  expect(JSON.parse(patch)).toEqual([
    { op: 'test', path: '/metadata/uid', value: 'u' },
    { op: 'test', path: '/metadata/resourceVersion', value: '2' },
    { op: 'add', path: '/spec', value: { large: expect.any(Number) } },
    { op: 'add', path: '/a~1b~0', value: 1 },
    { op: 'remove', path: '/added' },
    { op: 'add', path: '/metadata/labels', value: { a: 'b' } },
  ]);
  expect(patch).toContain('9007199254740993');
  expect(JSON.parse(status)).toEqual([
    { op: 'test', path: '/metadata/uid', value: 'u' },
    { op: 'add', path: '/status', value: { ok: true } },
  ]);
});
