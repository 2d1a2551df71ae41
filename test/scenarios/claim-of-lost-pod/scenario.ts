import { bareNode } from '../harness/bare-node.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NODE = 'claim-of-lost-pod-node';

export default defineScenario({
  title: 'A claim waits for a pod that is going, and the pod for a node that is gone: the chain is followed to its end',
  broken: 'the node of the pod that has the claim is gone',
  target: ['pvc/data'],
  expected: {
    cause: 'node-gone',
    certainty: 'certain',
    remedy: `kubectl get pods -A --field-selector=spec.nodeName=${NODE}`,
  },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove } = tools;
    await bareNode(tools, NODE);
    await apply([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: '', resources: { requests: { storage: '1Gi' } } },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'db-0', namespace },
        spec: {
          nodeName: NODE,
          terminationGracePeriodSeconds: 1,
          containers: [{ name: 'db', image: 'example.com/db:v1' }],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        },
      },
    ]);
    await kubectl('delete', `node/${NODE}`);
    await remove('pvc/data');
    await remove('pod/db-0');
  },
});
