import { defineScenario } from '../harness/define-scenario.ts';

/** As long as a kubelet may take beyond the grace period before it is worth a word. */
const USUAL = 31_000;

export default defineScenario({
  title: 'A pod whose containers do not end, though its node works, is told with what still runs',
  broken: 'the containers of the pod do not end',
  target: ['pod/db-0'],
  expected: { cause: 'pod-not-stopped', certainty: 'likely', remedy: 'kubectl describe nodes/fake-node' },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    const read = () => kubectl('get', 'pod/db-0', '-n', namespace, '-o', 'json');
    await waitFor('the pod to run', async () => (await read()).includes('"phase": "Running"'));
    await remove('pod/db-0');
    const over = Date.parse(JSON.parse(await read()).metadata.deletionTimestamp) + USUAL;
    await waitFor('its grace period to be over for long', () => Date.now() > over);
  },
});
