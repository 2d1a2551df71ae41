import { defineScenario } from '../harness/define-scenario.ts';

const TYPE = 'widgets.operator-waits-for-dependent.example.com';

export default defineScenario({
  title: 'What an operator waits for is followed: the object stays because one that it owns does',
  broken: 'the operator fails on an object that the object owns',
  target: [`${TYPE}/owner`],
  expected: {
    cause: 'operator-failing-on-object',
    certainty: 'likely',
    remedy: /logs .* \| grep -F -- part$/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'owner');
    const uid = await tools.kubectl('get', `${TYPE}/owner`, '-n', tools.namespace, '-o', 'jsonpath={.metadata.uid}');
    const { group, version, kind } = keeper.spec.serves;
    const ownerReferences = [{ apiVersion: `${group}/${version}`, kind, name: 'owner', uid }];
    await tools.adopted(keeper, 'part', { ownerReferences });
    await keeper.fail(tools.namespace, 'owner', 'refuse');
    await keeper.fail(tools.namespace, 'part', 'error');
    await tools.removeCustom(keeper, 'owner');
    await tools.removeCustom(keeper, 'part');
    await keeper.untilItLogs('connection refused');
  },
});
