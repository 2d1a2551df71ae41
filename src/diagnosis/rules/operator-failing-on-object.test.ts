import { expect, test } from 'vitest';
import { objectOf } from '../testing/objects.ts';
import { findings, operatorLease, operatorPod, passive, runningOperator, secondsAgo } from '../testing/operators.ts';
import { operatorFailingOnObject } from './operator-failing-on-object.ts';

const leader = operatorPod('leader', { runningFor: 9000 });
const standby = operatorPod('standby', { runningFor: 9000 });
const operator = runningOperator({ pods: [leader, standby], lease: operatorLease('leader', 2), holder: leader });

function failed(seconds: number, error: string, more: object = {}): string {
  return JSON.stringify({
    level: 'error',
    ts: secondsAgo(seconds),
    msg: 'Reconciler error',
    controllerKind: 'Widget',
    namespace: 'shop',
    name: 'one',
    error,
    ...more,
  });
}

function event(type: string, message: string, seconds: number, component = 'widget-operator') {
  return objectOf(
    { group: '', resource: 'events', kind: 'Event' },
    {
      metadata: { name: message, namespace: 'shop' },
      involvedObject: { kind: 'Widget', namespace: 'shop', name: 'one', uid: 'uid-one' },
      type,
      reason: 'CleanUpFailed',
      message,
      count: 5,
      lastTimestamp: secondsAgo(seconds),
      source: { component },
    },
  );
}

test('the last error in the log of the leader is the cause, with how often it came', async () => {
  const log = [failed(600, 'bucket is busy'), failed(300, 'access denied'), failed(60, 'access denied')].join('\n');
  const [finding, ...more] = await findings(operatorFailingOnObject, passive(operator), { logs: { leader: log } });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'root',
    summary: 'operator widget-system/widget-operator fails to remove finalizer example.com/clean-up: access denied',
    certainty: 'likely',
    evidence: [
      { text: 'leader: Reconciler error: access denied', source: '2 times in the last 500 lines of the log' },
      { text: 'leader: Reconciler error: bucket is busy', source: 'log' },
    ],
    remedies: [
      { command: 'kubectl -n widget-system logs leader -c manager --tail=500 | grep -F -- one' },
      { safety: 'careful' },
    ],
  });
});

test('a Warning event is enough where the log says nothing, and others are not its', async () => {
  const objects = [
    event('Warning', 'access denied', 60),
    event('Normal', 'all is well', 30),
    event('Warning', 'wrong owner', 20, 'garbage-collector-controller'),
  ];
  const found = await findings(operatorFailingOnObject, passive(operator), { logs: { leader: '' }, objects });
  expect(found).toMatchObject([
    {
      summary: expect.stringContaining(': access denied'),
      evidence: [{ text: 'CleanUpFailed: access denied', source: '5 times, event' }],
    },
  ]);
});

test.each([
  ['was said before the deletion was asked for', failed(4000, 'access denied')],
  [
    'is a conflict of two writers',
    failed(60, 'the object has been modified; please apply your changes to the latest version and try again'),
  ],
  ['is about another object', failed(60, 'access denied', { name: 'two' })],
  [
    'is a refusal for want of permission, which has a rule of its own',
    failed(60, 'widgets "one" is forbidden: User "system:serviceaccount:a:b" cannot update resource "widgets"'),
  ],
  ['is no error', failed(60, 'access denied', { level: 'info' })],
])('an error is no cause that %s', async (_, log) => {
  expect(await findings(operatorFailingOnObject, passive(operator), { logs: { leader: log } })).toEqual([]);
});

test('the same failure of many objects is one cause', async () => {
  const keyOf = async (name: string) => {
    const object = objectOf(
      { group: 'example.com', resource: 'widgets', kind: 'Widget' },
      { metadata: { name, namespace: 'shop', uid: name, deletionTimestamp: secondsAgo(3600) } },
    );
    const logs = { leader: failed(60, `cannot delete ${name}: request 4711 denied`, { name }) };
    const [finding] = await findings(operatorFailingOnObject, passive(operator, object), { logs });
    return finding?.kind === 'root' ? finding.same : undefined;
  };
  expect(await keyOf('one')).toBe(await keyOf('two'));
});
