import { expect, test } from 'vitest';
import { createBatch } from './batch.ts';

test('what is full is written at once, the rest when it is asked for', () => {
  const written: number[] = [];
  const batch = createBatch<number>(
    (items) => written.push(items.length),
    () => {},
  );
  for (let item = 0; item < 150; item += 1) batch.add(item);
  batch.flush();
  batch.flush();
  expect(written).toEqual([64, 64, 22]);
});

test('what waits writes itself', async () => {
  const written = await new Promise<readonly string[]>((resolve) => {
    createBatch<string>(resolve, () => {}).add('a');
  });
  expect(written).toEqual(['a']);
});

test('after what could not be written nothing is, so that no hole looks like a quiet time', async () => {
  const written: string[] = [];
  let isFull = true;
  let batch = createBatch<string>(
    () => {},
    () => {},
  );
  const failed = await new Promise<unknown>((resolve) => {
    batch = createBatch<string>((items) => {
      if (isFull) throw new Error('full');
      written.push(...items);
    }, resolve);
    batch.add('a');
  });
  expect(failed).toEqual(new Error('full'));
  isFull = false;
  batch.add('b');
  batch.flush();
  expect(written).toEqual([]);
});
