import { expect, test } from 'vitest';
import { SeriesIndex } from './series-index.ts';

const seriesOf = (name: string, labels: Record<string, string> = {}) => ({ name, labels });

test('a series is the same whatever the order of its labels', () => {
  const index = new SeriesIndex();
  const first = seriesOf('a', { x: '1', y: '2' });
  expect(index.add(first)).toBeUndefined();
  expect(index.add(seriesOf('a', { y: '2', x: '1' }))).toBe(first);
});

test('a series is another one with another name, label or value', () => {
  const index = new SeriesIndex();
  const all = [
    seriesOf('a', { x: '1' }),
    seriesOf('b', { x: '1' }),
    seriesOf('a', { y: '1' }),
    seriesOf('a', { x: '2' }),
  ];
  for (const series of [...all, seriesOf('a'), seriesOf('a', { x: '1', y: '2' }), seriesOf('a', { x: '2', y: '1' })])
    expect(index.add(series)).toBeUndefined();
  expect(index.list).toHaveLength(7);
});

test('many are found again', () => {
  const index = new SeriesIndex();
  const many = Array.from({ length: 20_000 }, (_, at) => seriesOf('a', { name: `controller-${at}`, uid: `${at}` }));
  for (const series of many) expect(index.add(series)).toBeUndefined();
  for (const series of many) expect(index.add({ ...series })).toBe(series);
});
