import type { Finding } from '../finding.ts';
import { leadsTo } from '../leads-to.ts';
import { failedGroups, isToBeEmptied, namespaceTrouble } from '../remains/namespace.ts';
import { unreadable } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';

/**
 * While one group cannot be discovered the namespace controller deletes what it can see and then gives up: no namespace
 * of the cluster goes. What discovery says now counts; the condition is from the controller's last look.
 */
export const namespaceDiscovery = defineRule({
  id: 'namespace-discovery',
  explains: 'terminating',
  looksFor: 'API groups that cannot be discovered, without which no namespace can be found empty.',
  sources: [
    'kubernetes/kubernetes pkg/controller/namespace/deletion/namespaced_resources_deleter.go (deleteAllContent: discovery errors)',
    'kubernetes/client-go discovery/discovery_client.go (ErrGroupDiscoveryFailed)',
  ],
  applies: ({ object }) => isToBeEmptied(object),
  needs: () => ({ silent: { kind: 'silent-groups' } as const }),
  judge({ object }, { silent }) {
    if (!silent.ok) return [];
    const told = failedGroups(object);
    const condition = namespaceTrouble(object, 'NamespaceDeletionDiscoveryFailure');
    return silent.value.flatMap((gap): Finding[] => {
      const symptom = unreadable(gap);
      if (symptom?.kind !== 'api-down') return [];
      const { group, version } = symptom;
      const same = told.find((each) => each.group === group && (version === undefined || each.version === version));
      const evidence = [
        { text: `${group}/${same?.version ?? version ?? '…'} does not answer: ${gap.message}`, source: 'discovery' },
        ...(same === undefined || condition === undefined
          ? []
          : [{ text: `${condition.type} is True`, source: 'condition', time: condition.lastTransitionTime }]),
      ];
      const version_ = version ?? same?.version;
      return [
        leadsTo({ kind: 'api-down', group, version: version_ }, same === undefined ? 'likely' : 'certain', evidence),
      ];
    });
  },
});
