import { expect, test } from 'vitest';
import { chooseEntries } from './choose-entries.ts';
import { EMPTY_KUBECONFIG, type Entry, type Kubeconfig, mergeKubeconfigs } from './kubeconfig.ts';

const entries = (names: readonly string[], body: Entry['body'] = {}, file = '/k') =>
  new Map(names.map((name) => [name, { name, body, file }]));

const config = (changes: Partial<Kubeconfig>): Kubeconfig => ({ ...EMPTY_KUBECONFIG, files: ['/k'], ...changes });

test('an unknown context is told with the names there are, the nearest first', () => {
  const contexts = entries(['prod-eu', 'prod-us', ...[...'hgfedcba'].map((letter) => `cluster-of-${letter}`)]);
  expect(chooseEntries(config({ contexts }), { context: 'prod-uss' })).toEqual({
    ok: false,
    problem: {
      message: 'the context "prod-uss" does not exist (in /k)',
      next: `Choose one with --context: prod-us, prod-eu, ${[...'abcdef'].map((letter) => `cluster-of-${letter}`).join(', ')}, and 2 more.`,
    },
  });
});

test('a context where there is no kubeconfig is told as such', () => {
  expect(chooseEntries(EMPTY_KUBECONFIG, { context: 'a' })).toMatchObject({
    problem: { message: 'the context "a" does not exist (there is no kubeconfig)' },
  });
});

test('the first file wins with the whole entry and with its current context', () => {
  const first = config({ files: ['/1'], users: entries(['u'], { token: 'first' }, '/1') });
  const second = config({
    files: ['/2'],
    users: entries(['u', 'v'], { token: 'second', as: 'x' }, '/2'),
    currentContext: 'second',
  });
  const third = config({ files: ['/3'], currentContext: 'third' });
  const merged = mergeKubeconfigs([first, second, third]);
  expect(merged.users.get('u')).toEqual({ name: 'u', body: { token: 'first' }, file: '/1' });
  expect(merged.users.get('v')).toMatchObject({ file: '/2' });
  expect(merged.currentContext).toBe('second');
  expect(merged.files).toEqual(['/1', '/2', '/3']);
});

test('names that JavaScript objects have by themselves are names like others', () => {
  const missing = chooseEntries(config({ contexts: entries(['a']) }), { context: 'constructor' });
  expect(missing.ok).toBe(false);
  const there = chooseEntries(config({ contexts: entries(['__proto__']) }), { context: '__proto__' });
  expect(there).toMatchObject({ ok: true, value: { context: '__proto__' } });
});

test('a context whose cluster is no text is a problem', () => {
  const contexts = entries(['a'], { cluster: 5 });
  expect(chooseEntries(config({ contexts }), { context: 'a' })).toMatchObject({
    problem: { message: 'cluster of the context "a" in /k is not text' },
  });
});
