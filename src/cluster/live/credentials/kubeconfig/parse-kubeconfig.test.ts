import { expect, test } from 'vitest';
import { parseKubeconfig } from './parse-kubeconfig.ts';

const messageOf = (text: string) => {
  const config = parseKubeconfig(text, '/k');
  return config.ok ? undefined : config.problem.message;
};

test('entries are found by name and know their file', () => {
  const text = 'users:\n- name: u\n  user: {token: t}\ncurrent-context: c\ncontexts: null\n';
  expect(parseKubeconfig(text, '/k')).toEqual({
    ok: true,
    value: {
      files: ['/k'],
      clusters: new Map(),
      users: new Map([['u', { name: 'u', body: { token: 't' }, file: '/k' }]]),
      contexts: new Map(),
      currentContext: 'c',
    },
  });
});

test('anchors and merge keys work, of a key that stands twice the last counts, of several documents the first', () => {
  const text = 'x: &x {token: t}\nusers: []\nusers:\n- name: u\n  user: {<<: *x, as: a}\n---\nusers: []\n';
  const config = parseKubeconfig(text, '/k');
  expect(config.ok && config.value.users.get('u')?.body).toEqual({ token: 't', as: 'a' });
});

test('an empty file says nothing', () => {
  expect(parseKubeconfig('# nothing yet\n', '/k')).toMatchObject({ ok: true, value: { files: ['/k'] } });
});

test.each([
  ['kind: Pod\n', '/k is not a kubeconfig: its kind is "Pod"'],
  ['just words', '/k is not a kubeconfig'],
  ['users: {}\n', 'users in /k is not a list'],
  ['users: [1]\n', 'users[0] in /k is not an object'],
  ['users: [{user: {}}]\n', 'users[0].name in /k is missing or not text'],
  ['clusters: [{name: a, cluster: text}]\n', 'clusters[0].cluster in /k is not an object'],
  ['contexts: [{name: a}, {name: a}]\n', '/k names the context "a" twice'],
  ['current-context: 5\n', 'current-context in /k is not text'],
])('%j is a problem: %s', (text, message) => {
  expect(messageOf(text)).toBe(message);
});

test('garbage is told with its line and without its text, which may be secret', () => {
  const message = messageOf('users:\n- name: u\n  user: {token: s3cret, password: "unclosed}\n');
  expect(message).toMatch(/^\/k, line \d, is not valid YAML: /);
  expect(message).not.toContain('s3cret');
});

test('a file full of aliases is refused', () => {
  const text = `x: &x 1\ny: [${'*x,'.repeat(1001)}]\n`;
  expect(messageOf(text)).toMatch(/is not valid YAML: /);
});
