import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A pod that has ended keeps its claim all the same',
  broken: 'the finished pod of a Job has the claim',
  target: ['pvc/report'],
  expected: {
    cause: 'claim-in-use',
    certainty: 'certain',
    remedy: /^kubectl -n claim-of-ended-pod delete pod report-\w+$/,
  },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    await waitFor('the Job to be complete', async () =>
      (await kubectl('get', 'job/report', '-n', namespace, '-o', 'json')).includes('"type": "Complete"'),
    );
    await remove('pvc/report');
  },
});
