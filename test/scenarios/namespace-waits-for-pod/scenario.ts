import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { customType, definitionOf } from '../../operators/keeper/custom-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const TYPE = customType('namespace-waits-for-pod.example.com', 'Widget');
const NAMES = Array.from({ length: 120 }, (_, at) => `widget-${at}`);

export default defineScenario({
  title: 'A namespace waits for a pod, and 120 objects that nobody has asked to go wait with it',
  broken: 'a pod takes a minute to end; all conditions of the namespace are False',
  target: ['ns/namespace-waits-for-pod'],
  expected: { cause: 'pod-in-grace-period', certainty: 'certain', remedy: undefined },
  async arrange(tools) {
    const { namespace, kubectl } = tools;
    await tools.apply(definitionOf(TYPE));
    const apiVersion = `${TYPE.group}/${TYPE.version}`;
    await tools.waitFor(
      'the type to be served',
      async () => (await tools.plane.request(`/apis/${apiVersion}/${TYPE.plural}`)).status === 200,
    );
    await tools.apply(
      NAMES.map((name) => ({
        apiVersion,
        kind: TYPE.kind,
        metadata: { name, namespace, finalizers: [`${TYPE.group}/keep`] },
      })),
    );
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'slow', namespace, annotations: { [STATE_ANNOTATION]: 'in-grace' } },
      // The namespace controller looks again only when half of it is over.
      spec: { terminationGracePeriodSeconds: 60, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
    });
    await tools.waitFor('the pod to run', async () =>
      (await kubectl('get', 'pod/slow', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await tools.removeNamespace();
    await tools.waitFor('the namespace controller to have looked', async () =>
      (await kubectl('get', 'namespace', namespace, '-o', 'json')).includes('NamespaceFinalizersRemaining'),
    );
  },
});
