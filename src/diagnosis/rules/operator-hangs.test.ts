import { expect, test } from 'vitest';
import { terminatingObject } from '../testing/objects.ts';
import { findings, NOW, operatorLease, operatorPod, passive, runningOperator } from '../testing/operators.ts';
import { operatorHangs } from './operator-hangs.ts';

const leader = operatorPod('leader', { runningFor: 9000, args: ['--metrics-bind-address=:8080'] });
const operator = runningOperator({ pods: [leader] });

function page(controller: string, active: number, most: number, longest: number): string {
  return `controller_runtime_active_workers{controller="${controller}"} ${active}
controller_runtime_max_concurrent_reconciles{controller="${controller}"} ${most}
workqueue_longest_running_processor_seconds{controller="${controller}",name="${controller}"} ${longest}
workqueue_depth{controller="${controller}",name="${controller}"} 7
`;
}

async function found(metrics: string, object = terminatingObject('one')): Promise<unknown[]> {
  return findings(operatorHangs, passive(operator, object), { metrics: { leader: metrics } });
}

test('workers that do not come back hang, most likely', async () => {
  expect(await found(page('widget', 1, 1, 4000))).toMatchObject([
    {
      certainty: 'likely',
      summary:
        'operator widget-system/widget-operator hangs: the only worker of controller widget is busy and does not come back',
      evidence: [{ time: NOW - 4_000_000 }, { text: '7 objects wait for a worker' }],
      remedies: [{ safety: 'safe' }, { safety: 'careful' }],
    },
  ]);
});

test.each([
  ['has a worker left', page('widget', 1, 2, 4000)],
  ['came back since', page('widget', 1, 1, 20)],
  ['is at work on another type', page('gadget', 1, 1, 4000)],
  ['has nothing to do', page('widget', 0, 1, 0)],
])('a controller is not said to hang that %s', async (_, metrics) => {
  expect(await found(metrics)).toEqual([]);
});

test('a leader that does not renew its Lease is not asked, since it would not answer', async () => {
  const frozen = runningOperator({ pods: [leader], lease: operatorLease('leader', 600), holder: leader });
  const metrics = { leader: page('widget', 1, 1, 4000) };
  expect(await findings(operatorHangs, passive(frozen), { metrics })).toEqual([]);
});

test('nothing is asked where no port is known', async () => {
  const pods = [operatorPod('leader', { runningFor: 9000 })];
  const metrics = { leader: page('widget', 1, 1, 4000) };
  expect(await findings(operatorHangs, passive(runningOperator({ pods })), { metrics })).toEqual([]);
});
