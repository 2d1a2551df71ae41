import { pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Two operators put a finalizer on an object and take it off against each other',
  broken: 'one operator takes off what another puts on',
  target: ['widgets.finalizer-fight.example.com/one'],
  expected: {
    cause: 'finalizer-fight',
    certainty: 'certain',
    // A capture shows one moment.
    fromCapture: { cause: undefined, certainty: undefined, remedy: undefined, exitCode: 0 },
    remedy: /^kubectl -n finalizer-fight get widgets\.finalizer-fight\.example\.com\/one --watch/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const path = pathOfCustom(keeper.spec.serves, tools.namespace, 'one');
    const read = async (): Promise<string> => (await tools.plane.request(path)).text;
    const before = await read();
    await tools.keeper({ name: 'opponent', finalizer: '', opposes: keeper.spec.finalizer });
    // It leads, and begins to work a moment later.
    await tools.waitFor('the fight', async () => (await read()) !== before);
  },
});
