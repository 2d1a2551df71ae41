import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'daemon-set-has-no-node';

export default defineScenario({
  title: 'A webhook whose DaemonSet fits no node refuses every write',
  broken: 'no node has the label that the DaemonSet of a webhook wants',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'daemon-set-has-no-node',
    certainty: 'certain',
    // A write cannot be tried on a capture; that its rules fit and nobody is behind it is likely the reason.
    fromCapture: { certainty: 'likely' },
    remedy: `kubectl -n ${NAME} edit daemonsets.apps/guard`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace } = tools;
    const labels = { app: 'guard' };
    await tools.apply([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'guard', namespace },
        spec: { selector: labels, ports: [{ port: 443 }] },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'guard', namespace },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { nodeSelector: { gpu: 'yes' }, containers: [{ name: 'main', image: 'example.com/guard:v1' }] },
          },
        },
      },
    ]);
    await tools.waitFor('the DaemonSet to be looked at', async () =>
      (await tools.kubectl('get', 'daemonset/guard', '-n', namespace, '-o', 'json')).includes('observedGeneration'),
    );
    await guardUpdates(tools, keeper, { service: { namespace, name: 'guard' } });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
