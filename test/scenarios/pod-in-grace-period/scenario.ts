import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A pod within its grace period is no alarm, however long that is',
  broken: 'nothing: a pod takes its time to end',
  target: ['pod/db-0'],
  expected: { cause: undefined, certainty: undefined, remedy: undefined },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    await waitFor('the pod to run', async () =>
      (await kubectl('get', 'pod/db-0', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await remove('pod/db-0');
  },
});
