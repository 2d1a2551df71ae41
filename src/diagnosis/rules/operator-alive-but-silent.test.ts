import { expect, test } from 'vitest';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import {
  findings,
  NOW,
  operatorLease,
  operatorPod,
  passive,
  runningOperator,
  secondsAgo,
} from '../testing/operators.ts';
import { operatorAliveButSilent } from './operator-alive-but-silent.ts';
import { operatorWaitsForOthers } from './operator-waits-for-others.ts';

const leader = operatorPod('leader', { runningFor: 9000 });
const operator = runningOperator({ pods: [leader], lease: operatorLease('leader', 2), holder: leader });

test('what was looked at is told, and that nothing tells why', async () => {
  const log = JSON.stringify({
    level: 'info',
    ts: secondsAgo(9),
    msg: 'waiting for the moon',
    controller: 'w',
    namespace: 'shop',
    name: 'one',
  });
  const found = await findings(operatorAliveButSilent, passive(operator), { logs: { leader: log }, denied: [] });
  expect(found).toMatchObject([
    {
      certainty: 'possible',
      evidence: [
        { text: 'Deployment widget-system/widget-operator has 1 of 1 pods ready' },
        { source: 'Lease' },
        { text: 'it may list, watch and write objects of this type there', source: 'access review' },
        { text: 'leader last said of it: waiting for the moon' },
        { text: 'no Event is about it' },
      ],
      remedies: [{ safety: 'safe' }, { safety: 'careful' }],
    },
  ]);
});

test('an object that was deleted moments ago is not spoken of', async () => {
  const young = terminatingObject('one', { deletionTime: NOW - 5000 });
  expect(await findings(operatorAliveButSilent, passive(operator, young))).toEqual([]);
  expect(await findings(operatorWaitsForOthers, passive(operator, young), { dependents: [] })).toEqual([]);
});

test('dependents that are stuck themselves are followed, others are not', async () => {
  const part = (name: string, more: object) =>
    objectOf(
      { group: 'example.com', resource: 'parts', kind: 'Part' },
      { metadata: { name, namespace: 'shop', uid: name, ...more } },
    );
  const dependents = [
    part('stuck', { deletionTimestamp: secondsAgo(3000) }),
    part('going', { deletionTimestamp: secondsAgo(3) }),
    part('living', {}),
  ];
  const found = await findings(operatorWaitsForOthers, passive(operator), { dependents });
  expect(found).toMatchObject([
    { symptom: { kind: 'terminating', object: { metadata: { name: 'stuck' } } }, certainty: 'likely' },
  ]);
});
