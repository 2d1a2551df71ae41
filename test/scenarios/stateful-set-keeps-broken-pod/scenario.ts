import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'stateful-set-keeps-broken-pod';

export default defineScenario({
  title: 'A StatefulSet that was mended waits for its broken pod all the same',
  broken: 'the StatefulSet behind a webhook has a broken pod of its old template',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'stateful-set-keeps-broken-pod',
    certainty: 'certain',
    // A write cannot be tried on a capture; that its rules fit and nobody is behind it is likely the reason.
    fromCapture: { certainty: 'likely' },
    remedy: `kubectl -n ${NAME} delete pod guard-0`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace } = tools;
    const labels = { app: 'guard' };
    const set = (image: string, annotations: object) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'guard', namespace },
      spec: {
        replicas: 1,
        serviceName: 'guard',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations },
          spec: { nodeName: 'fake-node', containers: [{ name: 'main', image }] },
        },
      },
    });
    const ports = [{ port: 443 }];
    await tools.apply([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'guard', namespace }, spec: { selector: labels, ports } },
      set('example.com/no-such-guard:v9', { [STATE_ANNOTATION]: 'image-pull' }),
    ]);
    await tools.waitFor('its pod to fail', async () =>
      (await tools.kubectl('get', 'pods', '-n', namespace, '-o', 'json')).includes('ImagePullBackOff'),
    );
    await tools.apply(set('example.com/guard:v1', { [STATE_ANNOTATION]: 'pending' }));
    await tools.waitFor('the change to be looked at', async () => {
      const path = 'jsonpath={.status.currentRevision} {.status.updateRevision}';
      const [current, update] = (await tools.kubectl('get', 'statefulset/guard', '-n', namespace, '-o', path)).split(
        ' ',
      );
      return current !== update;
    });
    await guardUpdates(tools, keeper, { service: { namespace, name: 'guard' } });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
