import { describe, expect, test } from 'vitest';
import { type ConditionsFlags, conditionsRequest } from './request.ts';

const NOW = Date.parse('2026-11-25T10:30:00Z');
const NONE: ConditionsFlags = {
  output: 'text',
  selector: undefined,
  prometheus: undefined,
  diff: undefined,
  'bearer-token-file': undefined,
  'ca-file': undefined,
  'skip-verify': false,
  summary: false,
  watch: false,
  tree: false,
  logs: false,
  since: undefined,
  until: undefined,
  store: [],
  'no-store': false,
};
const request = (args: readonly string[], flags: Partial<ConditionsFlags> = {}) =>
  conditionsRequest(args, { ...NONE, ...flags }, NOW);

test('objects of several types are named, or chosen by type and labels', () => {
  const targets = [
    { type: 'pod', name: 'a' },
    { type: 'deployment', name: 'b' },
  ];
  expect(request(['pod/a', 'deployment/b'])).toMatchObject({ value: { wanted: { kind: 'named', targets } } });
  expect(request(['pods,deployments'], { selector: 'app=x' })).toMatchObject({
    value: { wanted: { kind: 'selected', types: ['pods', 'deployments'], selector: 'app=x' } },
  });
  expect(request(['pods'])).toMatchObject({ value: { wanted: { kind: 'selected', selector: undefined } } });
});

test('the period follows the clock of the cluster', () => {
  const read = request(['pods'], { since: '1h', until: '10:00' });
  if (!read.ok) throw new Error(read.problem.message);
  const later = NOW + 60_000;
  expect(read.value.period(later)).toEqual({
    since: later - 3_600_000,
    until: Date.parse('2026-11-25T10:00:00Z'),
  });
});

test('--diff compares generations, or moments by the clock of the cluster', () => {
  const range = (diff: string) => {
    const read = request(['pod/a'], { diff });
    if (!read.ok) throw new Error(read.problem.message);
    return read.value.diff?.(NOW + 60_000);
  };
  expect(range('')).toBeUndefined();
  expect(range('3..5')).toEqual({ kind: 'generations', from: 3, to: 5 });
  expect(range('10:00..10:15')).toEqual({
    ...{ kind: 'times', from: Date.parse('2026-11-25T10:00:00Z'), to: Date.parse('2026-11-25T10:15:00Z') },
  });
  expect(range('1h..')).toEqual({ kind: 'times', from: NOW + 60_000 - 3_600_000, to: NOW + 60_000 });
});

describe('what makes no sense is said', () => {
  test.each<[readonly string[], Partial<ConditionsFlags>, string]>([
    [[], {}, 'no object is named'],
    [['pod/a'], { selector: 'app=x' }, 'both by name and by -l'],
    [['pods'], { selector: 'a in' }, 'a in'],
    [['pod/a/b'], {}, 'is not TYPE/NAME'],
    [['pod/a'], { since: 'yesterday' }, '--since yesterday is no time'],
    [['pod/a'], { until: '5' }, '--until 5 is no time'],
    [['pod/a'], { since: '10m', until: '1h' }, '--since 10m is later than --until 1h'],
    [['pod/a'], { diff: 'pod/b' }, '--diff pod/b is no FROM..TO'],
    [['pod/a'], { diff: '5..3' }, '--diff 5..3 goes backwards'],
    [['pod/a'], { diff: '3..10:00' }, '10:00 is no generation'],
    [['pod/a'], { diff: 'yesterday..10:00' }, 'yesterday is no time'],
    [['pod/a'], { diff: '', output: 'html' }, '--diff has no -o html'],
    [['pod/a'], { prometheus: 'prometheus' }, '--prometheus prometheus is no address'],
    [['pod/a'], { 'ca-file': 'ca.crt' }, '--ca-file goes with --prometheus'],
    [['pod/a'], { since: '2027-01-01' }, '--since 2027-01-01 is later than now'],
  ])('%j %j', (args, flags, message) => {
    expect(request(args, flags)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining(message), next: expect.any(String) },
    });
  });
});
