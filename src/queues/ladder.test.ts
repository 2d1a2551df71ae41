import { expect, test } from 'vitest';
import { ladderTable, RETRIER_NAMES, retrierNamed } from './ladder.ts';

test('the ladder of controller-runtime doubles up to 1000 s, and goes on', () => {
  const { steps, afterwards } = ladderTable('controller-runtime');
  expect(steps.slice(0, 4).map(({ waited }) => waited)).toEqual([0, 5, 10, 20]);
  expect(steps.at(-3)).toEqual({ attempt: 19, waited: 655_360, sinceFirst: 1_310_715 });
  expect(steps.slice(-2).map(({ waited }) => waited)).toEqual([1_000_000, 1_000_000]);
  expect(afterwards).toEqual({ kind: 'every', wait: 1_000_000 });
});

test('the ladder of the Java Operator SDK ends after six attempts in 18.25 s', () => {
  const { steps, afterwards } = ladderTable('josdk');
  expect(steps.at(-1)).toEqual({ attempt: 6, waited: 6750, sinceFirst: 18_250 });
  expect(afterwards).toEqual({ kind: 'given-up', again: 36_000_000 });
});

test('kube-rs has none, and that is said', () => {
  expect(ladderTable('kube-rs')).toMatchObject({ steps: [], afterwards: undefined, notes: [expect.any(String)] });
});

test('frameworks go by several names', () => {
  expect(['kubebuilder', 'Java-Operator-SDK', 'constructor', 'redis-operator'].map(retrierNamed)).toEqual([
    'controller-runtime',
    'josdk',
    undefined,
    undefined,
  ]);
  for (const name of RETRIER_NAMES) expect(retrierNamed(name)).toBe(name);
});
