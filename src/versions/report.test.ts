import { describe, expect, test } from 'vitest';
import type { Gap } from '../objects/gap.ts';
import type { JsonObject } from '../objects/json.ts';
import { crd, user, versionFacts } from './facts.fixture.ts';
import type { VersionFacts } from './facts.ts';
import { judgeDefinition, somethingToDo } from './report.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const judge = (facts: VersionFacts) => judgeDefinition(facts, NOW);
const blocksOf = (facts: VersionFacts, name: string) =>
  judge(facts)
    .versions.find((version) => version.name === name)
    ?.blocks.map(({ kind }) => kind);
const WEBHOOK: JsonObject = {
  conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: { namespace: 'sys', name: 'hook' } } } },
};
const gap = (message: string, reason: Gap['reason'] = 'unavailable'): Gap => ({
  subject: { kind: 'cluster' },
  ...{ reason, message },
});
const DOWN = gap('conversion webhook for example.com/v1, Kind=Thing failed: Post "https://x": connection refused');

describe('verdicts', () => {
  test('one version that is stored: nothing to do, for certain only where all objects can be read', () => {
    const unread = judge(versionFacts(crd(['v1 storage'], ['v1']), { objects: { read: 'none', count: undefined } }));
    // Objects may be stored as a version that was removed.
    expect(unread).toMatchObject({ verdict: 'nothing-to-do', certainty: 'likely' });
    expect(somethingToDo({ definitions: [unread] })).toBe(false);
    expect(judge(versionFacts(crd(['v1 storage'], ['v1'])))).toMatchObject({ certainty: 'certain' });
  });

  test('a version in storedVersions that is not the storage version: migrate storage', () => {
    const facts = versionFacts(crd(['v1 storage', 'v1alpha1 served'], ['v1alpha1', 'v1']));
    expect(judge(facts)).toMatchObject({ verdict: 'migrate-storage', certainty: 'certain', about: ['v1alpha1'] });
    expect(blocksOf(facts, 'v1alpha1')).toEqual(['stored']);
    expect(somethingToDo({ definitions: [judge(facts)] })).toBe(true);
  });

  test('a stored version that the CRD does not have any more is told, and blocks', () => {
    const facts = versionFacts(crd(['v1 storage'], ['v1alpha1', 'v1']));
    expect(judge(facts)).toMatchObject({ verdict: 'migrate-storage', about: ['v1alpha1'] });
    expect(blocksOf(facts, 'v1alpha1')).toEqual(['stored', 'not-in-spec']);
  });

  test('an older version that nobody writes with is safe to stop serving, but never for certain', () => {
    const facts = versionFacts(crd(['v1 storage', 'v1beta1 served'], ['v1']), {
      objects: { users: [user('v1', 'op')] },
    });
    expect(judge(facts)).toMatchObject({ verdict: 'stop-serving', certainty: 'likely', about: ['v1beta1'] });
  });

  test('one that somebody writes with is in use; where it is deprecated, its users are to move', () => {
    const objects = { users: [user('v1beta1', 'helm')] };
    const used = versionFacts(crd(['v1 storage', 'v1beta1 served'], ['v1']), { objects });
    expect(judge(used)).toMatchObject({ verdict: 'nothing-to-do', certainty: 'likely' });
    expect(blocksOf(used, 'v1beta1')).toEqual(['user', 'managed-fields']);
    const deprecated = versionFacts(crd(['v1 storage', 'v1beta1 served deprecated'], ['v1']), { objects });
    expect(judge(deprecated)).toMatchObject({ verdict: 'move-users', about: ['v1beta1'] });
  });

  test('one that a client follows is in use, whoever wrote with it; the storage version is nobody to move from', () => {
    const watches = new Map([
      ['v1', 1],
      ['v1beta1', 2],
    ]);
    const facts = versionFacts(crd(['v1 storage', 'v1beta1 served deprecated'], ['v1']), { watches });
    expect(judge(facts)).toMatchObject({ verdict: 'move-users', certainty: 'certain', about: ['v1beta1'] });
    expect(blocksOf(facts, 'v1beta1')).toEqual(['watched']);
    expect(blocksOf(facts, 'v1')).toEqual(['storage-version']);
  });

  test('one that a single client follows is likely in use: it may be kube-controller-manager, whom nothing is broken for', () => {
    const watches = new Map([['v1beta1', 1]]);
    const facts = versionFacts(crd(['v1 storage', 'v1beta1 served deprecated'], ['v1']), { watches });
    expect(judge(facts)).toMatchObject({ verdict: 'move-users', certainty: 'likely', about: ['v1beta1'] });
  });

  test('a version newer than the storage version is kept', () => {
    const facts = versionFacts(crd(['v1alpha1 storage', 'v1 served'], ['v1alpha1']));
    expect(judge(facts)).toMatchObject({ verdict: 'nothing-to-do', certainty: 'certain' });
    // It may be there for a release to come.
    const unserved = versionFacts(crd(['v1 storage', 'v2'], ['v1']));
    expect(judge(unserved)).toMatchObject({ verdict: 'nothing-to-do', certainty: 'certain' });
  });

  test('neither served nor stored is safe to remove, for certain where there are no objects', () => {
    const definition = crd(['v1 storage', 'v1alpha1'], ['v1']);
    expect(judge(versionFacts(definition))).toMatchObject({ verdict: 'remove', certainty: 'likely' });
    const empty = versionFacts(definition, { objects: { count: 0 } });
    expect(judge(empty)).toMatchObject({ verdict: 'remove', certainty: 'certain' });
  });

  test('managedFields that name it are to be cleaned first', () => {
    const users = [user('v1alpha1', 'op', { movedOn: true })];
    const facts = versionFacts(crd(['v1 storage', 'v1alpha1'], ['v1']), { objects: { users } });
    expect(judge(facts)).toMatchObject({ verdict: 'clean-managed-fields', about: ['v1alpha1'] });
    expect(blocksOf(facts, 'v1alpha1')).toEqual(['managed-fields']);
  });

  test.each(['some', 'none'] as const)('with %s of the objects read, nothing is called safe', (read) => {
    for (const versions of [
      ['v1 storage', 'v1alpha1'],
      ['v1 storage', 'v1alpha1 served'],
    ]) {
      const facts = versionFacts(crd(versions, ['v1']), { objects: { read, count: undefined } });
      expect(judge(facts)).toMatchObject({ verdict: 'unknown', certainty: 'possible', about: ['v1alpha1'] });
      expect(blocksOf(facts, 'v1alpha1')).toContain('unread');
      expect(somethingToDo({ definitions: [judge(facts)] })).toBe(false);
    }
  });

  test('who would bring the version back blocks, and changes no verdict', () => {
    const applier = { kind: 'helm', name: 'redis', namespace: 'sys', evidence: '' } as const;
    const facts = versionFacts(crd(['v1 storage', 'v1alpha1'], ['v1']), { applier });
    expect(judge(facts).verdict).toBe('remove');
    expect(blocksOf(facts, 'v1alpha1')).toEqual(['applied-by']);
  });
});

describe('conversion', () => {
  const definition = crd(['v1 storage', 'v1alpha1 served'], ['v1', 'v1alpha1'], WEBHOOK);
  const tried = (...gaps: readonly (Gap | undefined)[]): VersionFacts['trial'] => ({
    kind: 'tried',
    object: 'shop/one',
    readings: gaps.map((one, at) => ({ version: at === 0 ? 'v1' : 'v1alpha1', gap: one, milliseconds: 1 })),
  });
  const webhook = {
    target: { service: { namespace: 'sys', name: 'hook', port: 443 }, url: undefined },
    ...{ serviceExists: true, endpoints: { ready: 1, total: 1 }, authority: undefined, serving: undefined },
  };

  test('an object that cannot be read at a version is the worst, for certain', () => {
    const judged = judge(versionFacts(definition, { webhook, trial: tried(undefined, DOWN) }));
    expect(judged).toMatchObject({ verdict: 'fix-conversion', certainty: 'certain', conversion: { state: 'broken' } });
  });

  test('so is a list that blames it, where no object is known', () => {
    const objects = { read: 'none', count: undefined, gap: DOWN } as const;
    const trial = { kind: 'untried', reason: 'not-read' } as const;
    expect(judge(versionFacts(definition, { webhook, objects, trial })).conversion).toMatchObject({
      ...{ state: 'broken', problems: [{ kind: 'unreadable', object: undefined }] },
    });
  });

  test('one that works does, whatever its Service looks like', () => {
    const facts = versionFacts(definition, {
      webhook: { ...webhook, endpoints: { ready: 0, total: 1 } },
      trial: tried(undefined, undefined),
    });
    expect(judge(facts).conversion).toMatchObject({ state: 'works', problems: [{ kind: 'no-endpoints' }] });
  });

  test('untried, nobody behind its Service or an authority that has expired tell, but not for certain', () => {
    const trial = { kind: 'untried', reason: 'no-objects' } as const;
    const ended = { certificates: [{ subject: 'x', notBefore: 0, notAfter: NOW - 1 }], unreadable: 0 };
    for (const wrong of [{ endpoints: { ready: 0, total: 0 } }, { authority: ended }, { serviceExists: false }]) {
      const judged = judge(versionFacts(definition, { webhook: { ...webhook, ...wrong }, trial }));
      expect(judged).toMatchObject({ verdict: 'fix-conversion', certainty: 'likely' });
    }
    expect(judge(versionFacts(definition, { webhook, trial })).conversion.state).toBe('untried');
  });

  test('who may not read the object learns nothing of the conversion', () => {
    const forbidden = gap('things.example.com is forbidden', 'forbidden');
    const facts = versionFacts(definition, { webhook, trial: tried(forbidden, forbidden) });
    expect(judge(facts).conversion).toMatchObject({ state: 'untried', problems: [] });
  });
});
