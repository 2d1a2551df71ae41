import { expect, test } from 'vitest';
import { fieldChanges } from './field-changes.ts';

test('the deepest fields that differ are told, with both values', () => {
  expect(fieldChanges({ spec: { a: 1, b: { c: 'x' } } }, { spec: { a: 2, b: { c: 'x', d: [1] } } })).toEqual([
    { path: 'spec.a', before: '1', after: '2' },
    { path: 'spec.b.d', before: undefined, after: '[1]' },
  ]);
});

test('elements of lists are told apart by name where each has its own, else by place', () => {
  const before = { containers: [{ name: 'a', image: 'x:1' }, { name: 'b' }], args: ['-v', '-x'] };
  const after = { containers: [{ name: 'b' }, { name: 'a', image: 'x:2' }, { name: 'c' }], args: ['-v', '-y'] };
  expect(fieldChanges(before, after, 'spec')).toEqual([
    { path: 'spec.containers[name=a].image', before: '"x:1"', after: '"x:2"' },
    { path: 'spec.containers[name=c]', before: undefined, after: '{"name":"c"}' },
    { path: 'spec.args[1]', before: '"-x"', after: '"-y"' },
  ]);
});

test('keys that hold dots stand in brackets, and names of prototypes are names', () => {
  expect(fieldChanges({ 'kubernetes.io/os': 'a' }, JSON.parse('{"__proto__":"b"}'))).toEqual([
    { path: '[kubernetes.io/os]', before: '"a"', after: undefined },
    { path: '__proto__', before: undefined, after: '"b"' },
  ]);
});

test('what is told is bounded, in number and in length', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at]));
  expect(fieldChanges({}, many)).toHaveLength(100);
  const [long] = fieldChanges('', 'x'.repeat(5000), 'spec');
  expect(long?.after).toHaveLength(1001);
  expect(long?.after?.endsWith('…')).toBe(true);
});
