import { stringAt } from '../../objects/json.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { passive } from '../controllers/protection.ts';
import { eventEvidence, isSinceDeletion, isStillTried, lastFailure } from '../controllers/reported-failure.ts';
import { eventsIn } from '../down/needs.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup';
const SOURCE = 'kubernetes/cloud-provider controllers/service/controller.go, syncLoadBalancerIfNeeded';

/** The service controller reports each failure to delete a load balancer as an Event of the Service. */
export const loadBalancerCleanupFailed = defineRule({
  id: 'load-balancer-cleanup-failed',
  explains: 'finalizer',
  looksFor: 'A load balancer that the cloud controller manager could not delete, as it reports of the Service.',
  sources: [SOURCE, 'kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer'],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'Service',
  needs: ({ object }) => ({ events: eventsIn(object.metadata.namespace ?? 'default') }),
  judge({ object, finalizer }, { events }, { now }): readonly Finding[] {
    const lbClass = stringAt(object.body, 'spec', 'loadBalancerClass');
    const idle = passive('cloud-controller-manager', object, finalizer, {
      evidence:
        lbClass === undefined ? [] : [{ text: `the Service has loadBalancerClass ${lbClass}`, source: 'service' }],
      left: { text: 'the load balancer in the cloud, with its address and its costs', source: SOURCE },
    });
    const failure = events.ok
      ? lastFailure(object, events.value, ['SyncLoadBalancerFailed', 'DeleteLoadBalancerFailed'])
      : undefined;
    if (failure === undefined || !isSinceDeletion(object, failure.last)) return [idle];
    const tried = isStillTried(failure.last, now);
    const root: Finding = {
      kind: 'root',
      summary: `the load balancer of ${inWords(object)} could not be deleted: ${failure.message}`,
      certainty: tried ? 'certain' : 'likely',
      decisive: tried,
      evidence: [eventEvidence(failure)],
      remedies: [
        {
          command: kubectl(...inNamespace(object.metadata.namespace), 'describe', typeAndName(object)),
          effect:
            'Shows what the cloud answers; often its credentials or permissions. Put that right: the controller tries ' +
            'again by itself, at least every 5 minutes.',
          safety: 'safe',
        },
      ],
    };
    return tried ? [root] : [root, idle];
  },
});
