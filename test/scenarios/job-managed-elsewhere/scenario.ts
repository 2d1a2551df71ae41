import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'The Job controller leaves the pods of a Job alone that somebody else manages',
  broken: 'the Job is managed by somebody who is not there',
  target: ['pod/once-1'],
  expected: {
    cause: 'job-managed-elsewhere',
    certainty: 'certain',
    remedy: 'kubectl -n job-managed-elsewhere describe jobs.batch/once',
  },
  async arrange({ apply, kubectl, namespace, remove, waitFor }) {
    const { metadata } = JSON.parse(await kubectl('get', 'job/once', '-n', namespace, '-o', 'json'));
    const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'once', uid: metadata.uid, controller: true };
    await apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'once-1',
        namespace,
        finalizers: ['batch.kubernetes.io/job-tracking'],
        ownerReferences: [owner],
      },
      spec: {
        nodeName: 'fake-node',
        restartPolicy: 'Never',
        containers: [{ name: 'once', image: 'example.com/once:v1' }],
      },
    });
    await remove('pod/once-1');
    await waitFor('the kubelet to be done with the pod', async () =>
      (await kubectl('get', 'pod/once-1', '-n', namespace, '-o', 'json')).includes('"deletionGracePeriodSeconds": 0'),
    );
  },
});
