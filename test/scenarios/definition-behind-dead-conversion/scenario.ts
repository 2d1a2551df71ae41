import { convertedType } from '../harness/converted-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { untilItRests } from '../harness/until-it-rests.ts';

export default defineScenario({
  title: 'A definition stays while its custom resources cannot be converted to the version in which they are stored',
  broken: 'the conversion webhook of the type is scaled to 0; lists at the version that clients prefer work',
  // No namespace at all can be emptied.
  exclusive: true,
  target: ['crd/widgets.definition-behind-dead-conversion.example.com'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    // A capture has the objects at one version.
    fromCapture: { certainty: 'likely' },
    remedy: 'kubectl -n definition-behind-dead-conversion-system scale deployments.apps/webhook --replicas=1',
  },
  async arrange(tools) {
    const type = await convertedType(tools, 'v1');
    await type.webhook.scaleToZero();
    await type.untilUnreadable('v1beta1');
    await tools.kubectl('delete', 'crd', type.definition, '--wait=false');
    // Its first words are that its memory of the objects is not filled yet; why not, it says at a later try. At each try it
    // first says that it is at it, which a capture would have.
    await untilItRests(tools, type.definition);
  },
});
