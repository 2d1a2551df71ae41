import { expect, test } from 'vitest';
import { EvenSample, halvingOrder } from './even-sample.ts';

const sampled = (most: number, length: number) => {
  const sample = new EvenSample<number>(most);
  for (let item = 0; item < length; item += 1) sample.add(item);
  return sample;
};

test('of a short sequence all are kept, of a long one every n-th', () => {
  expect(sampled(4, 4).items).toEqual([0, 1, 2, 3]);
  expect(sampled(4, 5).items).toEqual([0, 2, 4]);
  expect(sampled(4, 1000).items).toEqual([0, 256, 512, 768]);
  expect(sampled(1, 1000).items).toEqual([0]);
});

test('never more than so many, and never less than half of them', () => {
  for (const length of [7, 50, 99, 1000, 4097]) {
    const { items } = sampled(7, length);
    expect(items.length).toBeGreaterThanOrEqual(4);
    expect(items.length).toBeLessThanOrEqual(7);
  }
});

test('it can be told to keep fewer, and stays even', () => {
  const sample = sampled(8, 8);
  sample.limit(2);
  for (let item = 8; item < 16; item += 1) sample.add(item);
  expect(sample.items).toEqual([0, 8]);
});

test('the order meets each part of a list soon, and each item once', () => {
  expect(halvingOrder([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([0, 4, 2, 6, 1, 5, 3, 7]);
  expect(halvingOrder([0, 1, 2, 3, 4])).toEqual([0, 4, 2, 1, 3]);
  expect(halvingOrder(['a'])).toEqual(['a']);
  expect(halvingOrder([])).toEqual([]);
});
