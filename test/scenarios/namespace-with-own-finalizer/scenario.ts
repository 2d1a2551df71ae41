import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A namespace that is empty stays for a finalizer of its own',
  broken: 'the namespace has a finalizer of Rancher, which is not there',
  target: ['ns/namespace-with-own-finalizer'],
  // Rancher may well run in another cluster.
  expected: { cause: 'operator-not-installed', certainty: 'possible', remedy: undefined },
  async arrange(tools) {
    const { namespace, kubectl } = tools;
    const patch = '{"metadata":{"finalizers":["controller.cattle.io/namespace-auth"]}}';
    await kubectl('patch', 'namespace', namespace, '--type=merge', '-p', patch);
    await tools.removeNamespace();
    await tools.waitFor('the namespace to be empty', async () =>
      (await kubectl('get', 'namespace', namespace, '-o', 'jsonpath={.spec}')).includes('{}'),
    );
  },
});
