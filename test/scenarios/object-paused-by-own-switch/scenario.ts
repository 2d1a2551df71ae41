import { defineScenario } from '../harness/define-scenario.ts';

const PAUSED = 'object-paused-by-own-switch.example.com/paused';

export default defineScenario({
  title: 'A switch that nobody knows is believed where the log of the operator says that the object is paused',
  broken: 'the object is paused by an annotation of the operator alone',
  target: ['widgets.object-paused-by-own-switch.example.com/one'],
  expected: {
    cause: 'object-paused',
    certainty: 'likely',
    remedy: new RegExp(`annotate widgets\\.object-paused-by-own-switch\\.example\\.com/one ${PAUSED}-$`),
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ pausedBy: PAUSED });
    await tools.adopted(keeper, 'one');
    const type = 'widgets.object-paused-by-own-switch.example.com/one';
    await tools.kubectl('annotate', type, '-n', tools.namespace, `${PAUSED}=true`);
    await tools.removeCustom(keeper, 'one');
    const said = () => keeper.deployed.process.log().split('"paused"').length;
    const before = said();
    await tools.waitFor('the operator to leave it alone', () => said() > before);
  },
});
