import { expect, test } from 'vitest';
import { objectOf } from '../objects/status/objects.fixture.ts';
import type { LeaderElection } from '../operators/model.ts';
import { type ElectionFacts, judgeElection } from './judge-election.ts';
import { judged, NOW, runtimePage } from './queues.fixture.ts';
import type { JudgedProcess } from './report.ts';

/** A process that stands by, as controllers that are elected have no metrics before they begin. */
const STANDBY: JudgedProcess = { ...judged([runtimePage({}), runtimePage({})]), controllers: [], role: 'standby' };
const LEADER: JudgedProcess = { ...STANDBY, role: 'leader' };

const lease = objectOf('coordination.k8s.io/v1', 'Lease', { metadata: { name: 'lock', namespace: 'shop' } });

function held(by: string, expired: boolean): LeaderElection {
  return {
    ...{ lease, holder: by, expired, pod: undefined, renewTime: NOW - 60_000 },
    ...{ acquireTime: undefined, durationSeconds: 15, transitions: undefined },
  };
}

const told = (more: Partial<ElectionFacts>, processes = [STANDBY, STANDBY]) =>
  judgeElection(processes, { election: undefined, isPartial: false, leasesUnread: false, ...more }, NOW);

test('where all stand by, nobody leads; where one leads, there is nothing to say', () => {
  expect(told({})).toMatchObject({
    state: 'nobody-leads',
    level: 'bad',
    text: expect.stringMatching(/None of its 2 processes leads/),
  });
  expect(told({}, [STANDBY, LEADER])).toBeUndefined();
  expect(told({}, [])).toBeUndefined();
});

test('who was not read may lead: a pod, or the holder of a Lease that was not', () => {
  expect(told({ isPartial: true })).toMatchObject({
    ...{ state: 'standby', level: 'note' },
    text: 'None of its 2 processes that were read leads; not all of its pods were, so that another one may.',
  });
  expect(told({ leasesUnread: true })).toMatchObject({
    level: 'note',
    text: expect.stringMatching(/its Lease was not, so/),
  });
});

test('a Lease that is held by nobody, or by one that does not renew it, tells that nobody leads', () => {
  expect(told({ election: held('', false) })).toMatchObject({
    level: 'bad',
    text: expect.stringMatching(/shop\/lock is held by nobody, last/),
  });
  expect(told({ election: held('a_1', true) })).toMatchObject({
    level: 'bad',
    text: expect.stringMatching(/by a_1, last renewed 1m ago, and/),
  });
  expect(told({ election: held('a_1', true), isPartial: true })).toMatchObject({ level: 'bad' });
  expect(told({ election: held('', false), isPartial: true })).toMatchObject({ level: 'note' });
});

test('a Lease that is renewed tells who leads', () => {
  expect(told({ election: held('a_1', false) })).toMatchObject({
    level: 'note',
    text: expect.stringMatching(/is held by a_1/),
  });
});

test('where metrics do not tell who leads, and there is no Lease, that nobody does is a note', () => {
  const guessed = { ...STANDBY, rates: { ...STANDBY.rates, now: { ...STANDBY.rates.now, leading: [] } } };
  expect(told({}, [guessed])).toMatchObject({ state: 'standby', level: 'note' });
  expect(told({ election: held('a_1', true) }, [guessed])).toMatchObject({ state: 'nobody-leads', level: 'bad' });
});

test('controllers that are not elected hide no Lease that nobody holds, and are no proof that nobody leads', () => {
  const working = judged([runtimePage({ leads: 0 }), runtimePage({ leads: 0 })]);
  expect(working.role).toBe('alone');
  expect(told({ election: held('a_1', true) }, [working])).toMatchObject({
    ...{ state: 'nobody-leads', level: 'bad' },
    text: expect.stringMatching(
      /^None of its 1 process leads, so nothing is reconciled but what takes no leader: Lease/,
    ),
  });
  expect(told({ election: held('a_1', false) }, [working])).toBeUndefined();
  expect(told({}, [working])).toBeUndefined();
  const unelected = judged([runtimePage({}).replace(/^leader.*\n/m, '')]);
  expect(told({ election: held('a_1', true) }, [unelected])).toBeUndefined();
});
