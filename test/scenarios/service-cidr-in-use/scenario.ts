import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A range of addresses stays as long as Services have theirs in it alone',
  broken: 'a Service has its address in the range',
  target: ['servicecidr/service-cidr-in-use'],
  expected: {
    cause: 'service-cidr-in-use',
    certainty: 'certain',
    remedy: /^echo '.*10\.77\.0\.0\/28.*' \| kubectl create -f -$/,
  },
  async arrange({ kubectl, namespace, plane, remove, waitFor }) {
    const spec = { clusterIP: '10.77.0.5', ports: [{ port: 80 }] };
    const body = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec };
    await waitFor('a Service to get an address of the range', async () => {
      const answer = await plane.request(`/api/v1/namespaces/${namespace}/services`, { method: 'POST', body });
      return answer.status === 201;
    });
    await waitFor('the range to be protected', async () =>
      (await kubectl('get', 'servicecidr/service-cidr-in-use', '-o', 'json')).includes('service-cidr-finalizer'),
    );
    await remove('servicecidr/service-cidr-in-use');
    await waitFor('the controller to say that addresses are left', async () =>
      (await kubectl('get', 'servicecidr/service-cidr-in-use', '-o', 'json')).includes('"reason": "Terminating"'),
    );
  },
});
