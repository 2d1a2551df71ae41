import { bareNode } from '../harness/bare-node.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A pod within its grace period is no alarm, however long that is',
  broken: 'nothing: a pod takes its time to end',
  target: ['pod/db-0'],
  expected: { cause: undefined, certainty: undefined, remedy: undefined },
  async arrange(tools) {
    const { apply, namespace, remove } = tools;
    await bareNode(tools, `${namespace}-node`);
    await apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'db-0', namespace },
      spec: {
        nodeName: `${namespace}-node`,
        terminationGracePeriodSeconds: 3600,
        containers: [
          {
            name: 'db',
            image: 'example.com/db:v1',
            lifecycle: { preStop: { exec: { command: ['drain'] } } },
          },
        ],
      },
    });
    await remove('pod/db-0');
  },
});
