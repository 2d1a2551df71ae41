import type { FailureCause } from '../../migration/refusal.ts';
import type { Pass, PassStop } from '../../migration/report.ts';

/** Causes of failures in words, as the reason of a table's row. */
export const CAUSES = {
  invalid: 'breaks the schema of every served version',
  denied: 'an admission webhook, policy or quota denies the write',
  'admission-unavailable': 'an admission webhook does not answer',
  conversion: 'the conversion webhook does not convert it',
  undecodable: 'its stored version is in no schema any more',
  forbidden: 'the user may not patch it',
  'too-large': 'larger than the API server or etcd takes',
  conflict: 'others change it all the time',
  throttled: 'the API server is overrun',
  unanswered: 'the API server does not answer',
  refused: 'the API server refuses the write',
} satisfies Record<FailureCause, string>;

/** Why a pass ended early, in words. */
export function stopText(stop: PassStop): string {
  return STOPS[stop.kind](stop);
}

const STOPS: { readonly [K in PassStop['kind']]: (stop: PassStop) => string } = {
  interrupted: () => 'interrupted',
  'type-gone': () => 'the type is not served any more',
  'definition-changed': (stop) => (stop.kind === 'definition-changed' ? `the definition changed: ${stop.what}` : ''),
  refused: (stop) =>
    stop.kind === 'refused' ? `one write after another was refused, as ${CAUSES[stop.cause]}: ${stop.message}` : '',
  'no-engine': (stop) => (stop.kind === 'no-engine' ? `the cluster's own engine cannot be used: ${stop.why}` : ''),
  unlisted: (stop) => (stop.kind === 'unlisted' ? `the objects could not be listed: ${stop.gap.message}` : ''),
};

/** Objects that a pass has seen to, failures left out. */
export function seen({ tally }: Pass): number {
  return tally.rewritten + tally.current + tally.gone + tally.skipped;
}
