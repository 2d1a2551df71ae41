import { type Condition, conditionsOf, findCondition } from '../../objects/condition.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Certainty } from '../finding.ts';

/**
 * The condition Ready of a node, where it is not True: False is the kubelet's own word, Unknown means that nobody has
 * heard of it for node-monitor-grace-period (kubernetes pkg/controller/nodelifecycle), and so does its absence: nobody
 * ever has. undefined: the node works.
 */
export function nodeTrouble(node: KubeObject): Condition | undefined {
  const ready = findCondition(conditionsOf(node), 'Ready') ?? NEVER_HEARD_OF;
  return ready.status === 'True' ? undefined : ready;
}

const NEVER_HEARD_OF: Condition = {
  type: 'Ready',
  status: 'Unknown',
  reason: '',
  message: 'no kubelet has ever reported of this node',
  lastTransitionTime: undefined,
  observedGeneration: undefined,
  severity: '',
};

/**
 * How much the status of a pod counts, which its node's kubelet writes: undefined where the node is gone or silent, so
 * that the status is what was true before that.
 */
export function kubeletWord(node: Answer<KubeObject>): Certainty | undefined {
  if (node.ok) return nodeTrouble(node.value) === undefined ? 'certain' : undefined;
  return node.gap.reason === 'not-found' ? undefined : 'likely';
}
