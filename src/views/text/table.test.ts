import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createPaint } from './paint.ts';
import { type Column, renderTable } from './table.ts';

const plain = createPaint(false);
const columns: Column[] = [
  { title: 'OBJECT', giveWay: 2, least: 10 },
  { title: 'READY', giveWay: 9, least: 5 },
  { title: 'REASON', giveWay: 1, least: 6 },
];

test('columns are aligned, and lines carry no trailing blanks', () => {
  const rows = [
    [{ text: 'Pod/a' }, { text: 'True' }, { text: '' }],
    [{ text: 'StatefulSet/cache' }, { text: 'False' }, { text: 'NotReady' }],
  ];
  expect(renderTable(columns, rows, 80, plain)).toBe(
    ['OBJECT             READY  REASON', 'Pod/a              True', 'StatefulSet/cache  False  NotReady', ''].join(
      '\n',
    ),
  );
});

test('a column that is empty in every row is left out', () => {
  expect(renderTable(columns, [[{ text: 'Pod/a' }, { text: '' }, { text: '' }]], 80, plain)).toBe('OBJECT\nPod/a\n');
});

test('no line is wider than the terminal, whatever the width and the script', () => {
  const rows = [
    [{ text: 'RedisCluster/日本語の名前がとても長いもの' }, { text: 'False' }, { text: 'AVeryLongReasonIndeed👍' }],
    [{ text: 'x'.repeat(200) }, { text: 'True' }, { text: 'y'.repeat(200) }],
  ];
  for (const width of [12, 30, 40, 80, 200]) {
    const lines = renderTable(columns, rows, width, createPaint(true)).split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  }
});

test('a control character in a cell is shown, not sent to the terminal', () => {
  expect(renderTable(columns, [[{ text: 'a\u001b[2Jb\nc' }]], 80, plain)).toContain('a\\u001b[2Jb c');
});

test('a line end in a cell does not make a second line, piped or not', () => {
  expect(renderTable(columns, [[{ text: 'a\nb' }]], Number.POSITIVE_INFINITY, plain).split('\n')).toHaveLength(3);
});
