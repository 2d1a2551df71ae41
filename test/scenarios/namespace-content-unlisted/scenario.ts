import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A user who may not list what is left in a namespace is told how much it is, and of which type',
  broken: 'the operator of a custom resource is scaled to 0; the user may not list the type',
  target: ['ns/namespace-content-unlisted'],
  user: ({ plane }) =>
    plane.restrictedUser('onlooker', [
      { apiGroups: [''], resources: ['namespaces', 'pods', 'configmaps'], verbs: ['get', 'list'] },
    ]),
  expected: {
    cause: 'namespace-content-unlisted',
    certainty: 'likely',
    remedy: 'kubectl -n namespace-content-unlisted get widgets.namespace-content-unlisted.example.com',
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.scale(0);
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceContentRemaining');
  },
});
