import { expect, test } from 'vitest';
import { objectOf } from '../testing/objects.ts';
import { findings, operatorLease, operatorPod, passive, runningOperator } from '../testing/operators.ts';
import { operatorFailingOnObject } from './operator-failing-on-object.ts';
import { operatorHasNoPods } from './operator-has-no-pods.ts';

const NAME = 'widget-operator-7d9f4-abcde';
const dead = operatorPod(NAME);
const running = operatorPod(NAME, { runningFor: 3000 });
/** As with a sidecar whose image cannot be pulled: the manager runs. */
const unready = objectOf(running.type, {
  ...running.body,
  status: { ...Object(running.body?.status), conditions: [{ type: 'Ready', status: 'False' }] },
});

async function sureness(operator: ReturnType<typeof runningOperator>): Promise<string[]> {
  return (await findings(operatorHasNoPods, passive(operator))).map(({ certainty }) => certainty);
}

test('an operator whose process does not run does nothing, for sure', async () => {
  expect(await sureness(runningOperator({ pods: [dead] }))).toEqual(['certain']);
  expect(await sureness(runningOperator({ pods: [dead], lease: operatorLease(`${NAME}_x`, 3) }))).toEqual(['certain']);
});

test('a pod that is not ready can do its work all the same', async () => {
  expect(await sureness(runningOperator({ pods: [unready] }))).toEqual(['likely']);
  const leading = { pods: [unready], lease: operatorLease(`${NAME}_x`, 3), holder: unready };
  expect(await sureness(runningOperator(leading))).toEqual(['possible']);
  const hanging = { ...leading, lease: operatorLease(`${NAME}_x`, 600) };
  expect(await sureness(runningOperator(hanging))).toEqual(['certain']);
});

test('an operator that is scaled to 0 and whose Lease another process renews may run elsewhere', async () => {
  expect(await sureness(runningOperator({ pods: [], lease: operatorLease('laptop_x', 3) }))).toEqual(['possible']);
  expect(await sureness(runningOperator({ pods: [], lease: operatorLease('laptop_x', 600) }))).toEqual(['certain']);
});

test('the log of an operator that runs and is not ready is read too', async () => {
  const failure = JSON.stringify({
    ...{ level: 'error', ts: '2026-01-01T11:59:00Z', msg: 'Reconciler error', error: 'no such bucket' },
    ...{ controllerKind: 'Widget', namespace: 'shop', name: 'one' },
  });
  const found = await findings(operatorFailingOnObject, passive(runningOperator({ pods: [unready] })), {
    logs: { [NAME]: failure },
  });
  expect(found).toMatchObject([{ kind: 'root', certainty: 'likely' }]);
});
