import { describe, expect, test } from 'vitest';
import type { Gap } from '../objects/gap.ts';
import { crd, user, versionFacts } from './facts.fixture.ts';
import type { VersionFacts } from './facts.ts';
import { judgeDefinition } from './report.ts';
import { isBroughtBack, standingOf } from './standing.ts';
import type { ConversionProof, StandingFacts } from './standing-facts.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const TRIED: VersionFacts['trial'] = {
  kind: 'tried',
  object: 'shop/one',
  readings: ['v1', 'v1alpha1'].map((version) => ({ version, gap: undefined, milliseconds: 1 })),
};
const GAP: Gap = { subject: { kind: 'cluster' }, reason: 'unavailable', message: 'down' };
const PROOF: ConversionProof = { objects: 3, gap: undefined, unreadable: [], lost: [] };

function standing(
  versions: readonly string[],
  stored: readonly string[],
  facts: Parameters<typeof versionFacts>[1] = {},
  more: Partial<StandingFacts> = {},
) {
  const judged = judgeDefinition(versionFacts(crd(versions, stored), { trial: TRIED, ...facts }), NOW);
  const plain = { to: undefined, sources: [], proof: undefined, ignoredUsers: [], acceptedLoss: [] };
  return standingOf({ judged, version: 'v1alpha1', ...plain, ...more });
}

const summary = ({ steps }: ReturnType<typeof standing>) => steps.map(({ step, state }) => `${step} ${state}`);
const nextOf = ({ next }: ReturnType<typeof standing>) => `${next?.step} ${next?.state}`;

describe('the next step is read from the CRD alone', () => {
  test.each([
    [['v1alpha1 storage'], ['v1alpha1'], 'prefer blocked'],
    [['v1alpha1 storage', 'v1'], ['v1alpha1'], 'prefer blocked'],
    [['v1alpha1 storage', 'v1 served'], ['v1alpha1'], 'deprecate next'],
    [['v1alpha1 storage deprecated', 'v1 served'], ['v1alpha1'], 'switch-storage next'],
    [['v1alpha1 served deprecated', 'v1 storage'], ['v1alpha1', 'v1'], 'migrate next'],
    [['v1alpha1 served deprecated', 'v1 storage'], ['v1'], 'stop-serving next'],
    [['v1alpha1', 'v1 storage'], ['v1alpha1', 'v1'], 'migrate next'],
    [['v1alpha1', 'v1 storage'], ['v1'], 'remove next'],
    [['v1 storage'], ['v1'], 'undefined undefined'],
  ])('%j stored as %j: %s', (versions, stored, expected) => {
    expect(nextOf(standing(versions, stored))).toBe(expected);
  });

  test('what is gone from spec.versions and still in storedVersions is migrated', () => {
    expect(nextOf(standing(['v1 storage'], ['v1alpha1', 'v1']))).toBe('migrate next');
  });
});

test('users hold up stop-serving, and nothing before it', () => {
  const objects = { users: [user('v1alpha1', 'helm')] };
  const early = standing(['v1alpha1 storage', 'v1 served'], ['v1alpha1'], { objects });
  expect(summary(early).slice(0, 4)).toEqual(['prefer done', 'convert done', 'users open', 'deprecate next']);
  const late = standing(['v1alpha1 served deprecated', 'v1 storage'], ['v1'], { objects });
  expect(late.next).toMatchObject({ step: 'stop-serving', state: 'blocked', reasons: [{ kind: 'user' }] });
  const ignored = { ignoredUsers: ['helm'] };
  expect(nextOf(standing(['v1alpha1 served deprecated', 'v1 storage'], ['v1'], { objects }, ignored))).toBe(
    'stop-serving next',
  );
});

test('so do sources that name it, and objects that were not read', () => {
  const versions = ['v1alpha1 served deprecated', 'v1 storage'];
  const source = { version: 'v1alpha1', kind: 'flux', name: 'flux-system/infra', objects: 2 } as const;
  const named = standing(versions, ['v1'], {}, { sources: [source, { ...source, version: 'v1' }] });
  expect(named.next).toMatchObject({ state: 'blocked', reasons: [{ kind: 'source', source }] });
  const unread = standing(versions, ['v1'], { objects: { read: 'some', count: undefined } });
  expect(unread.next).toMatchObject({ step: 'stop-serving', state: 'blocked', reasons: [{ kind: 'objects-unread' }] });
});

test('so do clients that follow it, unless it is the version that Kubernetes itself follows', () => {
  const watches = new Map([['v1alpha1', 1]]);
  const at = (other: string, more: Partial<StandingFacts> = {}) =>
    nextOf(standing(['v1alpha1 served deprecated', `${other} storage`], [other], { watches }, more));
  expect(at('v1')).toBe('stop-serving blocked');
  expect(at('v1', { ignoredUsers: ['watches'] })).toBe('stop-serving next');
  expect(at('v1alpha0', { to: 'v1alpha0' })).toBe('stop-serving next');
});

test('objects that were not read keep a version from being removed', () => {
  const unread = standing(['v1alpha1', 'v1 storage'], ['v1'], { objects: { read: 'none', count: undefined } });
  expect(unread.next).toMatchObject({ step: 'remove', state: 'blocked', reasons: [{ kind: 'objects-unread' }] });
});

describe('conversion', () => {
  const versions = ['v1alpha1 storage deprecated', 'v1 served'];

  test('one object that cannot be read holds up everything', () => {
    const unreadable = [{ object: 'shop/two', version: 'v1', gap: GAP }];
    const broken = standing(versions, ['v1alpha1'], {}, { proof: { ...PROOF, unreadable } });
    expect(broken.next).toMatchObject({ step: 'convert', state: 'blocked', reasons: [{ kind: 'unreadable' }] });
  });

  test('so does a list that breaks off, and a conversion that could not be tried', () => {
    expect(nextOf(standing(versions, ['v1alpha1'], {}, { proof: { ...PROOF, gap: GAP } }))).toBe('convert blocked');
    const untried = { kind: 'untried', reason: 'not-read' } as const;
    expect(standing(versions, ['v1alpha1'], { trial: untried }).next).toMatchObject({
      ...{ step: 'convert', state: 'blocked', reasons: [{ kind: 'not-tried' }] },
    });
  });

  test('fields that would get lost hold up the switch of the storage, until each is accepted', () => {
    const lost = [
      { path: 'spec.old', objects: 2, examples: ['shop/one', 'shop/two'] },
      { path: 'spec.older', objects: 1, examples: ['shop/two'] },
    ];
    const at = (acceptedLoss: readonly string[]) =>
      standing(versions, ['v1alpha1'], {}, { proof: { ...PROOF, lost }, acceptedLoss }).next;
    expect(at([])).toMatchObject({ state: 'blocked', reasons: [{ fields: lost }] });
    expect(at(['spec.old'])).toMatchObject({ state: 'blocked', reasons: [{ fields: [{ path: 'spec.older' }] }] });
    expect(at(['spec.old', 'spec.older'])).toMatchObject({ step: 'switch-storage', state: 'next' });
  });
});

test('a version that comes before the other one goes only where the other one is named', () => {
  const versions = ['v1alpha1 storage', 'v1alpha0 served'];
  expect(nextOf(standing(versions, ['v1alpha1']))).toBe('prefer blocked');
  expect(nextOf(standing(versions, ['v1alpha1'], {}, { to: 'v1alpha0' }))).toBe('deprecate next');
});

test('who applies the CRD brings back what is changed in it, and does not mind a migration', () => {
  const applier = { kind: 'helm', name: 'redis', namespace: 'sys', evidence: '' } as const;
  expect(isBroughtBack(standing(['v1alpha1 storage', 'v1 served'], ['v1alpha1'], { applier }))).toBe(true);
  expect(isBroughtBack(standing(['v1alpha1 served deprecated', 'v1 storage'], ['v1alpha1'], { applier }))).toBe(false);
});

test('a version that is gone from the CRD is not gone where objects cannot be read, which may be stored as it', () => {
  const unreadable: Gap = { subject: { kind: 'cluster' }, reason: 'unavailable', message: 'object not decodable' };
  const objects = { read: 'none', count: undefined, gap: unreadable } as const;
  const facts = { trial: { kind: 'untried', reason: 'one-version' }, objects } as const;
  expect(standing(['v1 storage'], ['v1'], facts)).toMatchObject({ next: undefined, hides: true });
  expect(standing(['v1 storage'], ['v1'])).toMatchObject({ next: undefined, hides: false });
});
