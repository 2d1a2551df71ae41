import { defineScenario } from '../harness/define-scenario.ts';

const TYPE = 'widgets.operator-says-why.example.com';

export default defineScenario({
  title: 'A condition that the operator wrote since the deletion is its own word for why the object stays',
  broken: 'the operator says in a condition that it cannot clean up',
  target: [`${TYPE}/one`],
  expected: {
    cause: 'object-conditions-say',
    certainty: 'likely',
    remedy: `kubectl -n operator-says-why describe ${TYPE}/one`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.fail(tools.namespace, 'one', 'refuse');
    await tools.removeCustom(keeper, 'one');
    const condition = {
      type: 'Ready',
      status: 'False',
      reason: 'DeletionFailed',
      message: 'access denied by bucket backups',
      lastTransitionTime: new Date().toISOString(),
    };
    const status = JSON.stringify({ status: { conditions: [condition] } });
    const writer = `--field-manager=${keeper.spec.name}`;
    const place = ['-n', tools.namespace, '--subresource=status', '--type=merge', writer];
    await tools.kubectl('patch', `${TYPE}/one`, ...place, '-p', status);
  },
});
