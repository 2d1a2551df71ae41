import { reportContainer } from '../../control-plane/container-report.ts';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { waitFor } from '../../control-plane/wait.ts';
import type { Script } from '../harness/script.ts';

const CONTAINER = 'app';

/** A Pod whose container ends and is started again until its kubelet backs off. */
export const pod: Script = {
  name: 'a Pod that crashes',
  async play({ plane, namespace, witness, nextSecond, ask }) {
    await witness.observe(`/api/v1/namespaces/${namespace}/pods`);
    await witness.observe(`/api/v1/namespaces/${namespace}/events`);
    const asked = ['pod/crasher', '-n', namespace];
    const spec = { nodeName: FAKE_NODE, containers: [{ name: CONTAINER, image: 'example.com/crasher:1' }] };
    await plane.apply({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'crasher', namespace }, spec });
    const path = `/api/v1/namespaces/${namespace}/pods/crasher`;
    await waitFor('the Pod to run', async () => (await plane.request(path)).text.includes('"phase":"Running"'));
    await ask('it runs', asked, ['created', 'condition Ready True']);
    const report = (state: Parameters<typeof reportContainer>[3]) =>
      reportContainer(plane, { namespace, container: CONTAINER }, 'crasher', state);
    for (let restarts = 0; restarts < 3; restarts += 1) {
      await nextSecond();
      await report({ kind: 'terminated', restarts, exitCode: 3 });
      await nextSecond();
      await report({ kind: 'running', restarts: restarts + 1, exitCode: 3 });
    }
    await nextSecond();
    await report({ kind: 'back-off', restarts: 4, exitCode: 3 });
    await ask('its container crashes over and over', asked, [
      'condition Ready False',
      'container app ended',
      'container app started',
    ]);
  },
};
