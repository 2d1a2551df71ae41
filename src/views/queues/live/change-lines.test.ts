import { expect, test } from 'vitest';
import type { RuntimeFigures } from '../../../queues/queues.fixture.ts';
import { operatorWith, reportOf } from '../../../queues/watch/watch.fixture.ts';
import { drawLook } from '../draw-look.ts';
import { ChangeLines } from './change-lines.ts';

const look = (after: RuntimeFigures) =>
  reportOf(operatorWith('redis', {}, after), operatorWith('kafka', {}, { success: 3 }));

test('all are told of at first, and then those whose state changes', () => {
  const lines = new ChangeLines(false);
  const [head, kafka, redis, end] = lines.of(look({})).split('\n');
  expect(head).toMatch(/^TIME +OPERATOR +CONTROLLER +READY +REC\/S +ERR\/S .*STATE$/);
  expect(kafka).toMatch(/^\d\d:\d\d:\d\d +kafka +widget .* healthy$/);
  expect(redis).toMatch(/^\d\d:\d\d:\d\d +redis +widget .* idle$/);
  expect(end).toBe('');
  expect(lines.of(look({}))).toBe('');
  expect(lines.of(look({ error: 12 }))).toMatch(/^\d\d:\d\d:\d\d +redis +widget .* failing\n$/);
  expect(lines.of(look({ error: 14 }))).toBe('');
  expect(lines.of(look({}))).toMatch(/ idle\n$/);
});

test('one that went away and comes back is told of anew', () => {
  const lines = new ChangeLines(false);
  lines.of(look({}));
  expect(lines.of(reportOf(operatorWith('kafka', {}, { success: 3 })))).toBe('');
  expect(lines.of(look({}))).toContain('redis');
});

test('with -o wide all are told of at every look', () => {
  const lines = new ChangeLines(true);
  lines.of(look({}));
  expect(lines.of(look({})).trimEnd().split('\n')).toHaveLength(2);
});

test('with -o json each look is a document on a line of its own, from the first that has rates on', () => {
  const draw = drawLook('json');
  const text = draw(look({}));
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(JSON.parse(text)).toMatchObject({ kind: 'QueueReport' });
  const once = reportOf(operatorWith('redis', {}, {}));
  const unrated = once.items.map((item) => ({
    ...item,
    processes: item.processes.map((process) => ({ ...process, rates: { ...process.rates, seconds: 0 } })),
  }));
  expect(draw({ ...once, items: unrated })).toBe('');
});

test('with -o yaml documents are set apart', () => {
  expect(drawLook('yaml')(look({}))).toMatch(/^---\napiVersion: kubectl-operator\/v1\n/);
});
