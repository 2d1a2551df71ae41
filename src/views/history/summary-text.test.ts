import { expect, test } from 'vitest';
import type { ConditionGroup, ConditionSummary } from '../../history/summary/summary.ts';
import { CACHE } from '../../history/timeline.fixture.ts';
import { createPaint } from '../text/paint.ts';
import { summaryText } from './summary-text.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const group = (condition: string, status: string, rest: Partial<ConditionGroup> = {}): ConditionGroup => ({
  ...{ condition, status, reason: 'Because', mood: 'good', objects: 1, recent: 0 },
  changed: { oldest: NOW - 7_200_000, newest: NOW - 60_000 },
  example: { namespace: 'shop', name: 'cache' },
  ...rest,
});

const SUMMARY: ConditionSummary = {
  types: [
    {
      ...{ type: 'redisclusters.cache.example.com', objects: 3, without: 0, bad: 2, busy: 0 },
      groups: [
        group('Ready', 'False', { reason: 'SecretNotFound', mood: 'bad', objects: 2, recent: 1 }),
        group('Ready', 'True'),
      ],
    },
    {
      ...{ type: 'pods', objects: 120, without: 0, bad: 0, busy: 0 },
      groups: [group('Ready', 'True', { objects: 120 })],
    },
  ],
  restless: undefined,
  gaps: [],
  now: NOW,
};
const text = (summary: ConditionSummary, width = 120, wide = false) =>
  summaryText(summary, { width, paint: createPaint(false), wide });

test('the answer, what is wrong, what is well, and that nobody has recorded changes', () => {
  expect(text(SUMMARY)).toMatchInlineSnapshot(`
    "Of 123 objects of 2 types with conditions, 2 say that something is wrong.

    TYPE                             CONDITION  STATUS  REASON          OBJECTS  CHANGED   <1H  THE LAST ONE
    redisclusters.cache.example.com  Ready      False   SecretNotFound  2 of 3   60s–120m  1    shop/cache

    Well: 120 pods.
    How often conditions changed nobody has recorded: \`kubectl operator record\` does so from then on.
    "
  `);
});

test('no line is wider than the terminal, and what is not shown is counted', () => {
  const groups = Array.from({ length: 30 }, (_, at) => group('Ready', 'False', { mood: 'bad', reason: `Reason${at}` }));
  const many = { ...SUMMARY, types: [{ ...{ type: 'x', objects: 30, without: 0, bad: 30, busy: 0 }, groups }] };
  const lines = text(many, 80).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines).toContain('10 more rows: -o wide shows all.');
  expect(
    text(many, 80, true)
      .split('\n')
      .filter((line) => line.includes('Reason')),
  ).toHaveLength(30);
});

test('restless conditions as a store tells of them', () => {
  const restless = [{ subject: CACHE, condition: 'Ready', changes: 14, first: NOW - 3_600_000, last: NOW - 120_000 }];
  expect(text({ ...SUMMARY, types: [], restless })).toMatchInlineSnapshot(`
    "No object has conditions.

    MOST CHANGES IN A DAY  NAMESPACE  CONDITION  CHANGES  WITHIN  LAST
    RedisCluster/cache     shop       Ready      14       58m     2m ago
    "
  `);
});

test('what clusters write is drawn, not executed', () => {
  const groups = [group('Ready', 'False', { mood: 'bad', reason: '\u001b[31mred' })];
  const types = [{ ...{ type: 'x', objects: 1, without: 0, bad: 1, busy: 0 }, groups }];
  const drawn = text({ ...SUMMARY, types });
  expect(drawn).not.toContain('\u001b');
  expect(drawn).toContain('\\u001b[31mred');
});
