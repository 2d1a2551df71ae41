import type { Metadata } from '../../objects/metadata.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, workloadKey } from '../context.ts';

/** What installers write on all that belongs together, most telling first: the key of a label or annotation, or two. */
const MARKS: readonly { readonly of: (metadata: Metadata) => string | undefined; readonly called: string }[] = [
  { of: helmRelease, called: 'Helm release' },
  {
    of: ({ labels }) =>
      pair(labels['olm.operatorframework.io/owner-kind'], labels['olm.operatorframework.io/owner-name']),
    called: 'OLM extension',
  },
  {
    of: ({ labels }) => pair(labels['app.kubernetes.io/part-of'], labels['app.kubernetes.io/instance']),
    called: 'application (app.kubernetes.io/part-of and instance)',
  },
];

/**
 * A type and a workload that were installed together. It speaks for a workload that other evidence makes an operator,
 * and for no other: charts bring all sorts of workloads.
 */
export function labelEvidence({ facts }: EvidenceContext): Claim[] {
  return MARKS.flatMap(({ of, called }) => {
    const byMark = Map.groupBy(facts.workloads, ({ metadata }) => of(metadata));
    return facts.definitions.flatMap(({ name: type, metadata }) => {
      const mark = metadata === undefined ? undefined : of(metadata);
      if (mark === undefined) return [];
      const evidence = {
        source: 'labels',
        weight: 'weak',
        text: `${type} was installed with it: ${called} ${mark}`,
      } as const;
      return (byMark.get(mark) ?? []).map((workload) => ({ workload: workloadKey(workload), type, evidence }));
    });
  });
}

function helmRelease({ annotations }: Metadata): string | undefined {
  return pair(annotations['meta.helm.sh/release-namespace'], annotations['meta.helm.sh/release-name']);
}

function pair(first: string | undefined, second: string | undefined): string | undefined {
  return first && second ? `${first}/${second}` : undefined;
}
