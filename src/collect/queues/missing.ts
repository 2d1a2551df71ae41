import { missingText, permissionCheck } from '../../objects/gap-text.ts';
import { mostTelling } from '../../operators/metrics/attempt.ts';
import type { NoMetrics } from '../../operators/metrics/endpoint.ts';
import type { Framework } from '../../operators/model.ts';
import type { Missing } from '../../queues/report.ts';
import { withoutMetrics } from '../../queues/without-controllers.ts';
import type { NoEndpoint } from './read-endpoint.ts';

/** Why a pod's page could not be read, and what to do about it. */
export function missingPage(
  { attempts, gap }: NoEndpoint,
  pod: string,
  { framework, none }: { readonly framework: Framework; readonly none: NoMetrics | undefined },
): Missing {
  const text = `The metrics of pod ${pod} cannot be read: ${gap.permission === undefined ? gap.message : missingText(gap)}.`;
  const next = nextStep({ attempts, gap }, framework, none);
  return next === undefined ? { text } : { text, next };
}

function nextStep(
  { attempts, gap }: NoEndpoint,
  framework: Framework,
  none: NoMetrics | undefined,
): string | undefined {
  const check = permissionCheck(gap);
  if (check !== undefined) return check;
  if (gap.reason === 'not-captured') return 'kubectl operator capture FILE --metrics takes two looks at the metrics.';
  switch (mostTelling(attempts)?.refusal.kind) {
    case 'wants-token':
      return '--service-account NAMESPACE/NAME sends a token of one that may read it, --send-token your own.';
    case 'forbidden':
      return 'Whoever reads needs a ClusterRole with nonResourceURLs and the verb get; kubebuilder makes one, metrics-reader.';
    case 'token-refused':
      return 'Is it a token for this cluster? --service-account NAMESPACE/NAME asks the API server for one.';
    default:
      return none === undefined || none.kind === 'off' ? undefined : withoutMetrics(framework);
  }
}
