import { inWords } from '../../objects/words.ts';
import { touch } from '../remains/touch.ts';
import { defineRule } from '../rule.ts';
import { CLEANUP } from './definition-instances.ts';

/**
 * The API server tries to delete the instances of a definition again after a back-off that doubles from 5 ms, with all
 * other definitions every five minutes, and at once when anything else of the definition changes (crd_finalizer.go,
 * updateCustomResourceDefinition). Seen on 1.37: a conversion webhook that had been down for 400 s was up again, and the
 * definition stayed until it was annotated.
 */
export const definitionCleanupDue = defineRule({
  id: 'definition-cleanup-due',
  explains: 'controller-passive',
  looksFor: 'A CustomResourceDefinition with nothing left to wait for, at which the API server has yet to look again.',
  sources: [
    'kubernetes/apiextensions-apiserver pkg/controller/finalizer/crd_finalizer.go',
    'kubernetes/apiextensions-apiserver pkg/apiserver/apiserver.go (NewSharedInformerFactory)',
    'kubernetes/client-go util/workqueue/default_rate_limiters.go (DefaultTypedControllerRateLimiter)',
  ],
  applies: ({ controller, finalizer }) => controller === 'kube-apiserver' && finalizer === CLEANUP,
  needs: () => ({}),
  judge: ({ object }, _, { now }) => [
    {
      kind: 'root',
      summary: `the API server has yet to look again at ${inWords(object)}: it backs off for up to five minutes`,
      certainty: 'likely',
      decisive: false,
      evidence: [],
      remedies: [touch(object, now, 'Makes the API server look at once. Nothing else about the definition changes.')],
    },
  ],
});
