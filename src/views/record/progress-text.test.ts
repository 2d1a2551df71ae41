import { expect, test } from 'vitest';
import { createPaint } from '../text/paint.ts';
import { endLine, progressLine, progressLines, size } from './progress-text.ts';
import { statusText } from './status.ts';

const FIGURES = { objects: 5000, changes: 12_000, entries: 34_000, rate: 196, holes: 0, lost: 0, isWriting: true };

test('a recording is one line, with what is wrong with it', () => {
  expect(progressLine(FIGURES, 8 << 20, 65_000)).toMatchInlineSnapshot(
    `"5000 objects, 12000 changes in 65s, 196.0/s, 34000 entries, no hole, 8.0 MiB"`,
  );
  const wrong = { ...FIGURES, holes: 1, lost: 2, isWriting: false };
  expect(progressLine(wrong, 900, 65_000)).toMatchInlineSnapshot(
    `"5000 objects, 12000 changes in 65s, 196.0/s, 34000 entries, 1 hole, 1 KiB, 2 not readable for now, the file cannot be written for now"`,
  );
});

test('lines are cut to the width of the terminal', () => {
  for (const line of progressLines('gauges', FIGURES, 1, 1000, 30)) expect(line.length).toBeLessThanOrEqual(30);
});

test('in the end it says what it came to, and where it is', () => {
  expect(endLine({ ...FIGURES, holes: 2 }, '/x/record.db', 65_000)).toMatchInlineSnapshot(
    `"Recorded 12000 changes of 5000 objects as 34000 entries in 65s, 2 holes. They are in /x/record.db."`,
  );
});

test('a file that could not be written in the end, and what could not be read, are told in the end', () => {
  const text = endLine({ ...FIGURES, lost: 2, isWriting: false }, '/x/record.db', 65_000);
  expect(text).toContain('The file could not be written at the end: what happened last is not in it.');
  expect(text).toContain('At the end 2 of what was to be recorded could not be read.');
});

test('sizes are those of files', () => {
  expect([0, 2048, 3 << 20, 5 * 2 ** 30].map(size)).toEqual(['0 KiB', '2 KiB', '3.0 MiB', '5.0 GiB']);
});

test('what a store has is a table, a row each type', () => {
  const scope = {
    cluster: 'a',
    group: 'x.io',
    resource: 'gauges',
    namespace: '',
    selector: '',
    objects: 3,
    entries: 9,
  };
  const covered = [
    { since: 0, until: 60_000 },
    { since: 120_000, until: 3_540_000 },
  ];
  const status = { path: '/x/\u001brecord.db', bytes: 2048, scopes: [{ ...scope, covered }], now: 3_600_000 };
  expect(statusText(status, 80, createPaint(false))).toMatchInlineSnapshot(`
    "9 entries of 1 type in /x/\\u001brecord.db (2 KiB).

    CLUSTER  TYPE         OBJECTS  ENTRIES  SINCE    UNTIL    HOLES
    a        gauges.x.io  3        9        60m ago  60s ago  1
    "
  `);
  expect(statusText({ ...status, scopes: [] }, 80, createPaint(false))).toMatchInlineSnapshot(`
    "0 entries of 0 types in /x/\\u001brecord.db (2 KiB).
    "
  `);
});
