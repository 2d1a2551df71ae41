import { hostsIn } from '../../knowledge/holder-identity.ts';
import { inWords } from '../../objects/words.ts';
import { processOf } from '../../operators/acting-pods.ts';
import { couldBePodOf } from '../../operators/leader.ts';
import type { Operator } from '../../operators/model.ts';
import type { Certainty, Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/**
 * An operator none of whose pods is ready; why that is so is the workload's own question. Sure only where no process of it
 * runs: readiness is about Services, and an operator whose readiness probe fails, or whose sidecar cannot be pulled,
 * reconciles on. Nor is it sure where somebody else renews its Lease: it may run outside of the cluster.
 */
export const operatorHasNoPods = defineRule({
  id: 'operator-has-no-pods',
  explains: 'operator-passive',
  looksFor: 'An operator none of whose pods is ready.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle'],
  applies: ({ operator }) => operator.workload !== undefined && operator.workload.ready === 0,
  needs: () => ({}),
  judge({ operator }) {
    const { workload } = operator;
    if (workload === undefined) return [];
    const doubts = doubtsOf(operator);
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'workload-down', workload: workload.object, runs: `operator ${operator.name}` },
        certainty: doubts.certainty,
        evidence: [
          {
            text: `${inWords(workload.object)} has ${workload.ready} of ${workload.desired} pods ready`,
            source: 'pods',
          },
          ...doubts.evidence,
        ],
        remedies: [],
      },
    ];
  },
});

/** What speaks for it being at work all the same. */
function doubtsOf({ workload, leaderElection: election }: Operator): {
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
} {
  const running = (workload?.pods ?? []).filter((pod) => processOf(pod) !== undefined);
  const kept = election !== undefined && election.holder !== '' && !election.expired ? election : undefined;
  const [first] = running;
  // A leader that does not renew its Lease is not at work, whatever its node said last of its process.
  const hangs =
    election?.expired === true && running.length === 1 && first?.metadata.uid === election.pod?.metadata.uid;
  if (first !== undefined && !hangs) {
    const leads = kept !== undefined && running.some(({ metadata }) => metadata.uid === kept.pod?.metadata.uid);
    const text = `the process of ${inWords(first)} runs${leads ? ', and leads' : ''}`;
    return { certainty: leads ? 'possible' : 'likely', evidence: [{ text, source: 'pod' }] };
  }
  const isForeign =
    kept !== undefined &&
    workload !== undefined &&
    !hostsIn(kept.holder).some((host) => couldBePodOf(host, workload.object));
  if (!isForeign) return { certainty: 'certain', evidence: [] };
  const text = `${inWords(kept.lease)} is renewed by ${kept.holder}, which is none of its pods: it may run elsewhere`;
  return { certainty: 'possible', evidence: [{ text, source: 'Lease', time: kept.renewTime }] };
}
