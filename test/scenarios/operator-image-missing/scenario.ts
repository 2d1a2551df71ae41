import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator whose new image cannot be pulled lets nothing go',
  broken: "the image of the operator's new version does not exist",
  target: ['widgets.operator-image-missing.example.com/one'],
  expected: {
    cause: 'image-pull-failing',
    certainty: 'certain',
    remedy: /^kubectl -n operator-image-missing-system edit deployments\.apps\//,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.changeTemplate({ annotations: { [STATE_ANNOTATION]: 'image-pull' }, image: 'example.com/keeper:v2' });
    await tools.waitFor('the back-off', async () =>
      (await tools.kubectl('get', 'pods', '-n', keeper.spec.namespace, '-o', 'json')).includes('ImagePullBackOff'),
    );
    await tools.removeCustom(keeper, 'one');
  },
});
