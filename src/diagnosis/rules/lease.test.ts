import { describe, expect, test } from 'vitest';
import { findings, operatorLease, operatorPod, passive, runningOperator, secondsAgo } from '../testing/operators.ts';
import { leaseHeldByDeadPod } from './lease-held-by-dead-pod.ts';
import { leaseHeldByNobody } from './lease-held-by-nobody.ts';
import { leaseHeldElsewhere } from './lease-held-elsewhere.ts';
import { leaseNotRenewed } from './lease-not-renewed.ts';

const RULES = [leaseHeldByDeadPod, leaseNotRenewed, leaseHeldByNobody, leaseHeldElsewhere];
const UUID = '6bd2a0ac-2f0c-4b8e-9c7b-9d9a2f6a0d11';
const WAITS =
  'I0101 11:00:00.000000       1 leaderelection.go:257] attempting to acquire leader lease widget-system/widgets...';
const WORKS =
  '{"level":"info","ts":"2026-01-01T11:00:00Z","msg":"Starting workers","controller":"widget","worker count":1}';

/** `rule certainty` of all findings of the rules about Leases. */
async function found(
  lease: ReturnType<typeof operatorLease>,
  pods: readonly ReturnType<typeof operatorPod>[],
  { log, again = lease, holder }: { log?: string; again?: typeof lease; holder?: ReturnType<typeof operatorPod> } = {},
): Promise<string[]> {
  const symptom = passive(runningOperator({ pods, lease, ...(holder === undefined ? {} : { holder }) }));
  const logs = log === undefined ? {} : Object.fromEntries(pods.map(({ metadata }) => [metadata.name, log]));
  const all = await Promise.all(
    RULES.map(async (rule) =>
      (await findings(rule, symptom, { logs, objects: [again] })).map(({ certainty }) => `${rule.id} ${certainty}`),
    ),
  );
  return all.flat();
}

const running = operatorPod('widget-operator-7d9f4-abcde', { runningFor: 3000 });
const GONE = `widget-operator-7d9f4-x2xkp_${UUID}`;
const HELD = `widget-operator-7d9f4-abcde_${UUID}`;

describe('a Lease that names a dead process', () => {
  test('is the cause for sure where a pod says that it waits for it', async () => {
    expect(await found(operatorLease(GONE, 600), [running], { log: WAITS })).toEqual([
      'lease-held-by-dead-pod certain',
    ]);
  });

  test('is one before it expires, where it was taken for long', async () => {
    const lease = operatorLease(GONE, 30, 3600);
    expect(await found(lease, [running], { log: WAITS })).toEqual(['lease-held-by-dead-pod certain']);
  });

  test('is one only when it expires where its identity tells of no pod: others renew seldom', async () => {
    expect(await found(operatorLease(UUID, 60, 137), [running], { log: WAITS })).toEqual([
      'lease-held-by-dead-pod likely',
    ]);
    expect(await found(operatorLease(UUID, 600, 137), [running], { log: WAITS })).toEqual([
      'lease-held-by-dead-pod certain',
    ]);
  });

  test('is only likely to be the cause where no pod says anything, and none where a pod works all the same', async () => {
    expect(await found(operatorLease(GONE, 600), [running], { log: '' })).toEqual(['lease-held-by-dead-pod likely']);
    expect(await found(operatorLease(GONE, 600), [running], { log: `${WAITS}\n${WORKS}` })).toEqual([]);
  });

  test('is told when the same pod runs another process now', async () => {
    const restarted = operatorPod('widget-operator-7d9f4-abcde', { runningFor: 60 });
    const found600 = await found(operatorLease(HELD, 600), [restarted], { holder: restarted, log: WAITS });
    expect(found600).toEqual(['lease-held-by-dead-pod certain']);
  });

  test('is not told while it may be changing hands', async () => {
    expect(await found(operatorLease(GONE, 3), [running], { log: WAITS })).toEqual([]);
  });
});

test('a holder that runs and does not renew hangs, most likely, unless it goes on speaking', async () => {
  const spoke = (seconds: number) =>
    JSON.stringify({ level: 'info', ts: secondsAgo(seconds), msg: 'Starting workers' });
  const lease = operatorLease(HELD, 600);
  expect(await found(lease, [running], { holder: running, log: spoke(700) })).toEqual(['lease-not-renewed likely']);
  expect(await found(lease, [running], { holder: running, log: spoke(60) })).toEqual([]);
  expect(await found(operatorLease(HELD, 600), [running], { holder: running })).toEqual(['lease-not-renewed likely']);
});

test('a holder whose clock is wrong is seen to renew by reading twice', async () => {
  const first = operatorLease(HELD, 600);
  const again = operatorLease(HELD, 598);
  expect(await found(first, [running], { holder: running, again })).toEqual([]);
});

test('a leader that renews, and its standby, are as they should be', async () => {
  const standby = operatorPod('widget-operator-7d9f4-zzzzz', { runningFor: 3000 });
  expect(await found(operatorLease(HELD, 3), [running, standby], { holder: running })).toEqual([]);
});

test('a Lease that is renewed by none of the pods is held elsewhere, perhaps', async () => {
  const again = operatorLease(GONE, 1);
  expect(await found(operatorLease(GONE, 3), [running], { again, log: WAITS })).toEqual([
    'lease-held-elsewhere possible',
  ]);
});

test('a free Lease is one that somebody should have taken, but for the seconds of a handover', async () => {
  expect(await found(operatorLease('', 600, 1), [running], { log: WAITS })).toEqual(['lease-held-by-nobody likely']);
  expect(await found(operatorLease('', 600, 1), [running], { log: '' })).toEqual(['lease-held-by-nobody possible']);
  expect(await found(operatorLease('', 10, 1), [running], { log: WAITS })).toEqual([]);
});

test('where the API server refuses the Lease, that is told, by another rule', async () => {
  const refusedAt = (time: string) =>
    `E0101 ${time}.000000       1 leaderelection.go:448] error retrieving resource lock widget-system/widgets: leases.coordination.k8s.io "widgets" is forbidden: User "system:serviceaccount:widget-system:widget-operator" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "widget-system"`;
  const refused = { log: `${WAITS}\n${refusedAt('11:59:00')}` };
  expect(await found(operatorLease(GONE, 600), [running], refused)).toEqual([]);
  const mended = { log: `${WAITS}\n${refusedAt('11:55:00')}` };
  expect(await found(operatorLease(GONE, 600), [running], mended)).toEqual(['lease-held-by-dead-pod certain']);
});

test('what to do about a dead holder is to delete its Lease', async () => {
  const lease = operatorLease(GONE, 600);
  const symptom = passive(runningOperator({ pods: [running], lease }));
  const [finding] = await findings(leaseHeldByDeadPod, symptom, {
    objects: [lease],
    logs: { [running.metadata.name]: WAITS },
  });
  expect(finding).toMatchObject({
    summary: `nobody leads operator widget-system/widget-operator: the holder of its Lease widget-system/widgets is a pod that is gone`,
    evidence: [
      {
        text: `Lease widget-system/widgets is held by ${GONE}, for 15 s, last renewed`,
        time: Date.parse(secondsAgo(600)),
      },
      { text: `${running.metadata.name} waits for the Lease` },
      { text: 'others could have taken it' },
    ],
    remedies: [
      { command: 'kubectl -n widget-system delete lease widgets', safety: 'safe' },
      { command: 'kubectl -n widget-system logs widget-operator-7d9f4-abcde -c manager --tail=500' },
      { command: 'kubectl -n widget-system rollout restart deployments.apps/widget-operator', safety: 'careful' },
    ],
  });
});
