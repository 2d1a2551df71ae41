import { expect, test } from 'vitest';
import { crd, user, versionFacts } from '../../versions/facts.fixture.ts';
import type { VersionFacts } from '../../versions/facts.ts';
import { judgeDefinition, type VersionsReport, worstFirst } from '../../versions/report.ts';
import { drawAnswer, drawVersions } from './versions.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');

function report(named: boolean, ...facts: readonly VersionFacts[]): VersionsReport {
  return { definitions: worstFirst(facts.map((one) => judgeDefinition(one, NOW))), named, gaps: [], now: NOW };
}

const quiet = versionFacts(crd(['v1 storage'], ['v1']));
const stale = versionFacts(crd(['v1 storage', 'v1alpha1 served'], ['v1alpha1', 'v1']));
const plain = { format: 'text', width: Number.POSITIVE_INFINITY, color: false } as const;

test('where there is nothing to do, one line says so', () => {
  expect(drawVersions(report(false, quiet, quiet), plain)).toBe('Nothing to do for 2 CRDs.\n');
  expect(drawVersions(report(false), plain)).toBe('No CustomResourceDefinitions.\n');
});

test('more than a screen of CRDs is counted, and shown by -o wide', () => {
  const many = report(false, ...Array.from({ length: 50 }, () => stale));
  expect(drawVersions(many, plain).split('\n').length).toBeLessThan(45);
  expect(drawVersions(many, plain)).toContain('20 more have something to do: -o wide shows all.\n');
  expect(drawVersions(many, { ...plain, format: 'wide' }).match(/migrate storage: v1alpha1/g)).toHaveLength(50);
});

test('what cannot be told is not counted as something to do', () => {
  const unread = { read: 'none', count: undefined } as const;
  const hidden = versionFacts(crd(['v1 storage', 'v1alpha1 served'], ['v1']), { objects: unread });
  expect(drawAnswer(report(false, hidden, quiet), 80)).toBe('Nothing to do for 1 of 2 CRDs. Of 1 it cannot be told.\n');
  expect(drawAnswer(report(false, hidden, stale), 80)).toMatch(/: 1 to migrate\. Of another 1 it cannot be told\.\n$/);
});

test('what is stored as a newer version than the storage version is not to be stored as the older one', () => {
  const back = versionFacts(crd(['v1 served', 'v1alpha1 storage'], ['v1', 'v1alpha1']));
  const drawn = drawVersions(report(true, back), plain);
  expect(drawn).toMatch(
    /^things\.example\.com: migrate storage: 3 objects may be stored as v1, and the storage version is v1alpha1, which is older\.\n/,
  );
  expect(drawn).toContain('Next: kubectl operator deprecate-version things.example.com v1alpha1\n');
  expect(drawVersions(report(true, stale), plain)).toContain(
    'Next: kubectl operator migrate-storage things.example.com\n',
  );
});

test('names that the cluster has made up steer no terminal', () => {
  const evil = user('v1alpha1', 'evil\u001b[2J', { example: 'shop/\u202eone' });
  const facts = versionFacts(crd(['v1 storage', 'v1alpha1 served deprecated'], ['v1']), { objects: { users: [evil] } });
  for (const format of ['text', 'wide', 'json', 'yaml', 'name'] as const) {
    const drawn = drawVersions(report(true, facts), { ...plain, format });
    for (const character of ['\u001b', '\u202e']) expect(drawn).not.toContain(character);
  }
  expect(drawVersions(report(true, facts), plain)).toContain('evil\\u001b[2J (Update) wrote shop/\\u202eone with it.');
});

test('an answer of --check is never more than one line', () => {
  const evil = user('v1alpha1', 'evil\nerror: all is lost');
  const facts = versionFacts(crd(['v1 storage', 'v1alpha1 served deprecated'], ['v1']), { objects: { users: [evil] } });
  const answer = drawAnswer(report(true, facts), Number.POSITIVE_INFINITY);
  expect(answer).toMatch(/^things\.example\.com: [^\n]+\n$/);
});

test('a client that follows a deprecated version is not called one that has to move where it may be of Kubernetes itself', () => {
  const followed = (count: number) =>
    versionFacts(crd(['v1 storage', 'v1beta1 served deprecated'], ['v1']), { watches: new Map([['v1beta1', count]]) });
  expect(drawVersions(report(true, followed(2)), plain)).toContain(
    'v1beta1 is deprecated, and clients follow objects with it still.\n',
  );
  expect(drawVersions(report(true, followed(1)), plain)).toContain(
    'v1beta1 is deprecated, and a client follows objects with it still, which may be kube-controller-manager.\n',
  );
});
