import { expect, test } from 'vitest';
import { restorable } from './restorable.ts';

const TYPE = { apiVersion: 'example.com/v1', kind: 'Thing' };

test('what the server sets goes, and all else stays byte for byte', () => {
  const text =
    '{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"a","uid":"u","resourceVersion":"5","generation":2,' +
    '"creationTimestamp":"2026-01-01T00:00:00Z","managedFields":[{"manager":"x"}],"annotations":{"k":"{\\"a\\":1}"},"finalizers":["f"]},' +
    '"spec":{"large":9007199254740993,"float":1.50,"text":"a \\"quoted\\" } , brace","nothing":null,"list":[[],{}]},"status":{"ok":true}}';
  expect(restorable(text, TYPE)).toBe(
    '{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"a","annotations":{"k":"{\\"a\\":1}"},"finalizers":["f"]},' +
      '"spec":{"large":9007199254740993,"float":1.50,"text":"a \\"quoted\\" } , brace","nothing":null,"list":[[],{}]},"status":{"ok":true}}',
  );
});

test('an item of a list that does not say what it is gets told', () => {
  expect(restorable(' { "metadata" : {"name":"a"} , "data" : {} }\n', TYPE)).toBe(
    '{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"a"},"data":{}}',
  );
});

test.each(['', '[]', '{}', '{"spec":{}}', '{"metadata":1}', '{"metadata":{"name":"a"}', '{"metadata"'])(
  'of %j nothing is made',
  (text) => {
    expect(restorable(text, TYPE)).toBeUndefined();
  },
);
