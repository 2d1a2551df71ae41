import { isExpired, leaseState } from '../../objects/lease.ts';
import { kubectl } from '../commands.ts';
import { nodeNamed } from '../down/needs.ts';
import { nodeTrouble } from '../down/node.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A node that is not ready: its kubelet says so, or has not been heard of. */
export const nodeLost = defineRule({
  id: 'node-lost',
  explains: 'node-down',
  looksFor: 'A node that is not ready, or that has not been heard of: nothing on it is started, ended or reported.',
  sources: [
    'kubernetes.io/docs/concepts/architecture/nodes (node status, node heartbeats)',
    'kubernetes.io/docs/concepts/cluster-administration/node-shutdown (non-graceful node shutdown)',
  ],
  needs: ({ node }) => ({
    node: nodeNamed(node),
    lease: {
      kind: 'object',
      group: 'coordination.k8s.io',
      resource: 'leases',
      namespace: 'kube-node-lease',
      name: node,
    },
  }),
  judge({ node: name }, { node, lease }, { now }) {
    const trouble = node.ok ? nodeTrouble(node.value) : undefined;
    if (trouble === undefined) return [];
    const silent = trouble.status === 'Unknown';
    const renewed = lease.ok ? leaseState(lease.value).renewTime : undefined;
    // Its kubelet is back and the condition is from before, or its reports do not get through.
    const renews =
      silent && lease.ok && leaseState(lease.value).holder !== '' && !isExpired(leaseState(lease.value), now);
    const evidence: Evidence[] = [
      {
        text: `Ready is ${trouble.status}${trouble.message === '' ? '' : `: ${trouble.message}`}`,
        source: 'node',
        time: trouble.lastTransitionTime,
      },
      ...(renewed === undefined
        ? []
        : [{ text: 'its kubelet last renewed its Lease', source: 'lease', time: renewed }]),
    ];
    return [
      {
        kind: 'root',
        summary: silent ? `Node ${name} has not been heard of` : `Node ${name} is not ready`,
        certainty: renews ? 'likely' : 'certain',
        decisive: !renews,
        evidence,
        remedies: [
          {
            command: kubectl('describe', 'node', name),
            effect:
              'Shows its conditions and events. Get the machine and its kubelet to work again: what waits for it goes on by itself.',
            safety: 'safe',
          },
          {
            command: kubectl('taint', 'nodes', name, 'node.kubernetes.io/out-of-service=nodeshutdown:NoExecute'),
            effect:
              'Only where the machine is switched off for certain: its pods are removed and its volumes detached, so that they start elsewhere. A machine that still runs would go on writing.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
