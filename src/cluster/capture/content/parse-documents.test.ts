import { expect, test } from 'vitest';
import { parseDocuments } from './parse-documents.ts';

test('anchors, aliases and merge keys of hand-written YAML are understood', () => {
  const text = 'base: &base {a: 1}\none: {<<: *base, b: 2}\ntwo: *base\n';
  expect(parseDocuments(text)).toEqual([{ base: { a: 1 }, one: { a: 1, b: 2 }, two: { a: 1 } }]);
});

test('aliases that expand to billions are refused at once', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  expect(() => parseDocuments(lines.join('\n'))).toThrow('its aliases expand to too much');
});

test('an alias to itself is refused', () => {
  expect(() => parseDocuments('a: &a [1, *a]\n')).toThrow(/alias|no valid YAML/);
});

test('nesting without end is refused, and nesting as deep as a schema is not', () => {
  expect(() => parseDocuments(`a: ${'['.repeat(100_000)}`)).toThrow('no valid YAML or JSON');
  expect(parseDocuments(`a: ${'{b: '.repeat(300)}1${'}'.repeat(300)}`)).toHaveLength(1);
});

test('times, octal numbers and words like yes stay what they are written as', () => {
  expect(parseDocuments('time: 2026-01-01T00:00:00Z\nmode: 0o17\nanswer: yes\n')).toEqual([
    { time: '2026-01-01T00:00:00Z', mode: 15, answer: 'yes' },
  ]);
});
