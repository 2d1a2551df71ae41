import { customType, definitionOf } from '../../operators/keeper/custom-type.ts';
import { unreadable } from '../harness/conversion.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Objects behind a conversion webhook that answers nonsense cannot be read',
  broken: 'the conversion webhook answers nonsense',
  // No namespace can be emptied while the type cannot be read.
  exclusive: true,
  target: ['widgets.conversion-webhook-garbles.example.com/one'],
  expected: { cause: 'webhook-answers-wrongly', certainty: 'likely', remedy: undefined },
  async arrange(tools) {
    const type = customType('conversion-webhook-garbles.example.com', 'Widget');
    // Broken before anything is read at v2: what is in the API server's cache is still handed out.
    const webhook = await tools.webhook({ behaviour: { kind: 'garbage' } });
    await tools.apply(definitionOf(type, { otherVersion: 'v2', clientConfig: webhook.clientConfig }));
    await tools.waitFor(
      'the type to be served',
      async () => (await tools.create(type, 'one').catch(() => false)) !== false,
    );
    await unreadable(tools, type, 'v2', 'one');
  },
});
