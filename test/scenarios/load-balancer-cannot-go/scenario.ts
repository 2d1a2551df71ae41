import { defineScenario } from '../harness/define-scenario.ts';

/** No cloud is at hand: the Event is written as the service controller writes it. */
export default defineScenario({
  title: 'What the cloud answers to the deletion of a load balancer is the reason',
  broken: 'the cloud refuses to delete the load balancer',
  target: ['service/web'],
  expected: {
    cause: 'load-balancer-cleanup-failed',
    certainty: 'certain',
    remedy: 'kubectl -n load-balancer-cannot-go describe services/web',
  },
  async arrange({ apply, kubectl, namespace, remove }) {
    await remove('service/web');
    const { metadata } = JSON.parse(await kubectl('get', 'service/web', '-n', namespace, '-o', 'json'));
    const now = new Date().toISOString();
    await apply({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', namespace },
      involvedObject: { kind: 'Service', namespace, name: 'web', uid: metadata.uid, apiVersion: 'v1' },
      type: 'Warning',
      reason: 'SyncLoadBalancerFailed',
      message: 'Error syncing load balancer: failed to delete load balancer: 403 Forbidden',
      source: { component: 'service-controller' },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
    });
  },
});
