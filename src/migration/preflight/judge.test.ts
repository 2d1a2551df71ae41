import { expect, test } from 'vitest';
import { gapAnswer } from '../../objects/gap.ts';
import type { LeaseState } from '../../objects/lease.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { blockers } from '../preflight.ts';
import { subjectOf } from '../subject.ts';
import { migrationFacts, NOW, permission } from './facts.fixture.ts';
import type { AdmissionWebhook, MigrationFacts } from './facts.ts';
import { judgePreflight } from './judge.ts';

const LIMITS = { maxInFlight: 64, qps: undefined, verify: 'all', canary: 20 } as const;

const judged = (...facts: Parameters<typeof migrationFacts>) => judgePreflight(migrationFacts(...facts), LIMITS);
const about = (check: string, more: Partial<MigrationFacts>) =>
  judged(more).findings.filter((finding) => finding.check === check);
const webhook = (more: Partial<AdmissionWebhook> = {}): AdmissionWebhook => ({
  ...{ name: 'w.example.com', configuration: 'w', failurePolicy: 'Fail', selective: false, up: true },
  ...more,
});
const lease = (more: Partial<LeaseState> = {}): LeaseState => ({
  ...{ holder: 'a_1_b', renewTime: NOW - 1000, acquireTime: undefined, durationSeconds: 30, transitions: undefined },
  ...more,
});

test('where all is well nothing but that is told', () => {
  const { findings, expectedTime } = judged();
  expect(findings.map(({ level, text }) => [level, text])).toEqual([
    ['ok', 'permissions'],
    ['ok', 'no other migrator at work'],
    ['ok', 'no admission webhook or policy in the way'],
  ]);
  expect(expectedTime).toBeLessThan(100);
});

test('a permission that is missing for all of it blocks; one for pruning alone can be done without', () => {
  const missing = about('permissions', { permissions: [permission('list', true), permission('patch', false)] });
  expect(missing).toMatchObject([
    { level: 'blocked', text: 'missing permission: patch things.example.com in all namespaces' },
  ]);
  const several = [permission('list', false), permission('get', false), permission('patch', true)];
  expect(about('permissions', { permissions: several })[0]?.text).toBe(
    'missing permissions: list and get things.example.com in all namespaces',
  );
  const [prune] = about('permissions', { permissions: [permission('patch', false, 'prune')] });
  expect(prune?.next).toContain('--no-prune');
});

test('what could not be asked is a note, and is expected of a capture', () => {
  const gap = { subject: { kind: 'cluster' }, reason: 'not-captured', message: '' } as const;
  const permissions = [{ ...permission('list', true), allowed: gapAnswer(gap) }];
  expect(about('permissions', { permissions })).toMatchObject([{ level: 'note' }]);
  expect(about('permissions', { permissions, source: 'capture' })).toEqual([]);
});

test('a stale version that nobody can read is told, and whether it is in the definition at all', () => {
  const { findings } = judged({}, ['v1 storage', 'v1beta1'], ['v1beta1', 'v1alpha1', 'v1']);
  expect(findings.filter(({ check }) => check === 'versions')).toMatchObject([
    { level: 'warning', text: expect.stringContaining('v1alpha1 is in status.storedVersions and no longer in') },
    { level: 'note', text: expect.stringContaining('v1beta1 is no longer served') },
  ]);
});

test('objects that cannot be listed block', () => {
  const gap = { subject: { kind: 'cluster' }, reason: 'throttled', message: 'storage is initializing' } as const;
  const preflight = judged({ objects: { count: undefined, sample: undefined, gap } });
  expect(blockers(preflight)).toMatchObject([{ check: 'versions', text: expect.stringContaining('initializing') }]);
  expect(preflight.expectedTime).toBeUndefined();
});

test('who sees the writes is named with how they are', () => {
  const webhooks = [webhook(), webhook({ name: 'x', up: undefined, selective: true, failurePolicy: 'Ignore' })];
  const policies = [{ kind: 'ValidatingAdmissionPolicy', name: 'p' }];
  expect(about('admission', { admission: { webhooks, policies, isRead: true, trial: undefined } })).toMatchObject([
    {
      level: 'note',
      text: 'every write passes the admission webhooks w.example.com (up), x (some objects, may fail) and the admission policy p',
    },
  ]);
});

test('a webhook without anybody behind it is told where a write has to pass it', () => {
  const levels = (failurePolicy: 'Fail' | 'Ignore') =>
    about('admission', {
      admission: { webhooks: [webhook({ up: false, failurePolicy })], policies: [], isRead: true, trial: undefined },
    }).map(({ level }) => level);
  expect(levels('Fail')).toEqual(['note', 'warning']);
  expect(levels('Ignore')).toEqual(['note']);
});

test('a trial write that is refused is told in the words of the server', () => {
  const trial = { object: 'shop/one', took: 4, verdict: { kind: 'refused', message: 'no\nreally' } } as const;
  expect(about('admission', { admission: { webhooks: [], policies: [], isRead: true, trial } })).toMatchObject([
    { level: 'warning', text: 'a trial write of shop/one was refused: no' },
  ]);
});

test('what could not be read is not said to be absent', () => {
  const admission = { webhooks: [], policies: [], isRead: false, trial: undefined };
  expect(about('admission', { admission }).map(({ level }) => level)).toEqual(['note']);
  expect(about('other-migrators', { areMigratorsRead: false }).map(({ level }) => level)).toEqual(['note']);
});

test('where a webhook converts it is said how losses are found, or that they are not', () => {
  const spec = { conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://c.example.com' } } } };
  const finding = (versions: readonly string[], canary = 20) => {
    const subject = subjectOf(crd(versions, ['v1alpha1', 'v1'], spec));
    const facts = migrationFacts(subject === undefined ? {} : { subject });
    return judgePreflight(facts, { ...LIMITS, canary }).findings.filter(({ check }) => check === 'loss');
  };
  const both = ['v1 storage', 'v1alpha1 served'];
  expect(finding(both)).toMatchObject([{ level: 'note', text: expect.stringContaining('compared at v1alpha1') }]);
  expect(finding(both, 0)).toMatchObject([{ level: 'warning' }]);
  expect(finding(['v1 storage', 'v1alpha1'])).toMatchObject([
    { level: 'warning', text: expect.stringContaining('v1alpha1 is not served') },
  ]);
});

test('other migrators are told while they are at work, and a run of this program while its lease lasts', () => {
  const migrators = (['running', 'succeeded', 'failed'] as const).map((state) => ({
    ...({ engine: 'cluster', name: state } as const),
    state,
  }));
  expect(about('other-migrators', { migrators }).map(({ level }) => level)).toEqual(['warning', 'note']);
  expect(about('other-migrators', { lock: lease() })).toMatchObject([{ level: 'warning' }]);
  for (const lock of [lease({ holder: '' }), lease({ renewTime: NOW - 60_000 })])
    expect(about('other-migrators', { lock })).toMatchObject([{ level: 'ok' }]);
});

test('API servers may lag for a minute after the definition was changed, where there are several', () => {
  const levels = (count: number | undefined, ago: number) =>
    about('api-servers', { apiServers: { count, specChanged: NOW - ago } }).map(({ level }) => level);
  expect(levels(3, 5000)).toEqual(['warning']);
  expect(levels(undefined, 5000)).toEqual(['warning']);
  expect(levels(1, 5000)).toEqual([]);
  expect(levels(3, 61_000)).toEqual([]);
});

test('of a type without a definition it is told that one API server says nothing of the others', () => {
  const subject = { ...migrationFacts().subject, definition: undefined, storageVersion: undefined, staleVersions: [] };
  const texts = (count: number | undefined) =>
    about('api-servers', { subject, apiServers: { count, specChanged: undefined } }).map(({ text }) => text);
  expect(texts(1)).toEqual([]);
  expect(texts(3)).toEqual([expect.stringContaining('there are 3 API servers')]);
  expect(texts(undefined)).toEqual([expect.stringContaining('there may be several API servers')]);
});

test('nothing is proven before every API server can know of the storage version, whatever tells of its change', () => {
  const settled = (count: number | undefined, specChanged: number | undefined) =>
    judgePreflight(migrationFacts({ apiServers: { count, specChanged } }), LIMITS).settledAt;
  expect(settled(1, NOW - 60_000)).toBe(NOW - 58_000);
  expect(settled(3, NOW - 60_000)).toBe(NOW - 50_000);
  expect(settled(undefined, undefined)).toBe(NOW + 10_000);
  expect(settled(1, undefined)).toBe(NOW + 2000);
});

test('the time that it takes grows with slow webhooks and with a ceiling', () => {
  const facts = migrationFacts({ objects: { count: 6000, sample: undefined, gap: undefined } });
  const time = (took: number, qps?: number) => {
    const trial = { object: 'a', took, verdict: { kind: 'accepted' } } as const;
    return judgePreflight({ ...facts, admission: { ...facts.admission, trial } }, { ...LIMITS, qps }).expectedTime;
  };
  expect(time(5)).toBeCloseTo(20_000 + 10_909, -1);
  expect(time(1000)).toBeCloseTo(2 * (6000 / 64) * 1000, -1);
  expect(time(5, 10)).toBeCloseTo(2 * 600_000, -1);
});
