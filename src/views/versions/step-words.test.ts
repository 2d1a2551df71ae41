import { expect, test } from 'vitest';
import { user } from '../../versions/facts.fixture.ts';
import { reasonText } from './step-words.ts';

test('a flag that is to be pasted holds one word, whatever a field manager calls itself', () => {
  const text = reasonText({ kind: 'user', user: user('v1alpha1', "it's $(x)") }, 'v1alpha1', 0);
  expect(text).toContain(`--ignore-user 'it'\\''s $(x)' goes on`);
  const source = { kind: 'argo', name: 'a b', version: 'v1alpha1', objects: 1 } as const;
  expect(reasonText({ kind: 'source', source }, 'v1alpha1', 0)).toContain(`--ignore-user 'a b' goes on`);
});
