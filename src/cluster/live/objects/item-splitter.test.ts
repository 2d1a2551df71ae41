import { describe, expect, it } from 'vitest';
import { createItemSplitter } from './item-splitter.ts';

function split(text: string, chunkSize: number): { items: string[]; envelope: string | undefined } {
  const items: string[] = [];
  const splitter = createItemSplitter((item) => items.push(item.toString()));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkSize) splitter.push(bytes.subarray(at, at + chunkSize));
  return { items, envelope: splitter.envelope() };
}

const ITEMS = [
  { metadata: { name: 'a', labels: { x: '}],{[' } } },
  {},
  { metadata: { name: 'quote " and \\ and \\" ', annotations: { 'k"]}': '\\\\' } }, items: [{ items: [1, [2]] }] },
  { metadata: { name: 'émoji 🚀 \u2028' }, spec: { text: '{"items":[' } },
];

describe('item splitter', () => {
  const list = {
    kind: 'List',
    metadata: { note: '"items":[', items: [1, 2], deep: [[]] },
    items: ITEMS,
    tail: [{ a: 1 }],
  };

  it('hands out the same items wherever the text is cut', () => {
    const text = JSON.stringify(list);
    for (let size = 1; size < 60; size += 1) {
      const { items, envelope } = split(text, size);
      expect(items.map((item) => JSON.parse(item))).toEqual(ITEMS);
      expect(JSON.parse(envelope ?? '')).toEqual({ ...list, items: [] });
    }
  });

  it('does not care about white space', () => {
    const { items } = split(JSON.stringify(list, undefined, '\t'), 7);
    expect(items.map((item) => JSON.parse(item))).toEqual(ITEMS);
  });

  it.each(['{"kind":"List","items":null}', '{"kind":"List"}', '{"items":[]}', '{"items":[ ]}'])(
    'finds nothing in %s and leaves the rest as it is',
    (text) => {
      const { items, envelope } = split(text, 3);
      expect(items).toEqual([]);
      expect(JSON.parse(envelope ?? '')).toEqual(JSON.parse(text));
    },
  );

  it('leaves an envelope that is no JSON where the text breaks off', () => {
    const text = JSON.stringify(list);
    for (let length = 1; length < text.length; length += 1) {
      const { envelope } = split(text.slice(0, length), 16);
      expect(() => JSON.parse(envelope ?? '')).toThrow();
    }
  });

  it('refuses items that are no objects', () => {
    expect(split('{"items":[1,2]}', 4).envelope).toBeUndefined();
    expect(split('{"items":["a"]}', 4).envelope).toBeUndefined();
    expect(split('{"items":[[{}]]}', 4).envelope).toBeUndefined();
  });

  it('does not keep an endless answer that is no list', () => {
    const splitter = createItemSplitter(() => {});
    const chunk = Buffer.alloc(1 << 20, 'x');
    for (let count = 0; count < 6; count += 1) splitter.push(chunk);
    expect(splitter.envelope()).toBeUndefined();
  });
});
