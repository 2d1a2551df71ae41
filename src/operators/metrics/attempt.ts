import type { Gap, GapReason } from '../../objects/gap.ts';
import { missingText } from '../../objects/gap-text.ts';
import { type MetricsEndpoint, type NoMetrics, noMetricsText, sourceText } from './endpoint.ts';

/** What came of asking for a page of metrics that was not to be had. */
export type Refusal =
  /** No answer: nobody listens there, TLS failed, the time was up. */
  | { readonly kind: 'no-answer'; readonly gap: Gap }
  /** It wants to know who reads (401, or 403 for nobody), and was not told. */
  | { readonly kind: 'wants-token' }
  /** It wants to know who reads, and the token for it could not be had. */
  | { readonly kind: 'no-token'; readonly gap: Gap }
  /** It does not take the token (401). */
  | { readonly kind: 'token-refused' }
  /** It knows who reads, and does not let them (403). */
  | { readonly kind: 'forbidden'; readonly said: string }
  /** It cannot tell who reads, or whether they may (500 of controller-runtime's filter). */
  | {
      readonly kind: 'cannot-ask';
      /** `tokenreviews.authentication.k8s.io` or `subjectaccessreviews.authorization.k8s.io`, which it has to create. */
      readonly review: string;
      /** `system:serviceaccount:NAMESPACE:NAME` of the pod. */
      readonly user: string;
      /** Whether that user may create them; undefined where it could not be told. */
      readonly mayAsk: boolean | undefined;
    }
  /** Another status. */
  | { readonly kind: 'status'; readonly status: number }
  /** A page without metrics. */
  | { readonly kind: 'no-metrics'; readonly contentType: string | undefined };

/** One place that was tried in vain. */
export interface Attempt {
  readonly endpoint: MetricsEndpoint;
  readonly refusal: Refusal;
}

/** `http 8080 /metrics (…): nobody listens …`: a place that was tried, for people. Holds cluster data as it is. */
export function attemptText({ endpoint, refusal }: Attempt): string {
  const { scheme, port, path, from } = endpoint;
  return `${scheme} ${port} ${path} (${sourceText(from)}): ${refusalText(refusal, endpoint)}`;
}

function refusalText(refusal: Refusal, { scheme, port, path }: MetricsEndpoint): string {
  switch (refusal.kind) {
    case 'no-answer': {
      const { subject, message } = refusal.gap;
      const address = subject.kind === 'port' ? `${scheme}://${subject.pod}:${port}${path}` : '';
      return message.startsWith(address) ? message.slice(address.length).replace(/^:? /, '') : message;
    }
    case 'wants-token':
      return 'asks who reads, and nobody was named';
    case 'no-token':
      return `asks who reads, and there is no token: ${refusal.gap.permission === undefined ? refusal.gap.message : missingText(refusal.gap)}`;
    case 'token-refused':
      return 'does not take the token (401)';
    case 'forbidden':
      return `knows who reads, and does not let them (403${refusal.said === '' ? '' : `: ${refusal.said}`}): it takes the verb get on the nonResourceURL ${path}`;
    case 'cannot-ask':
      return cannotAsk(refusal);
    case 'status':
      return `answers ${refusal.status}`;
    case 'no-metrics':
      return `is no page of metrics${refusal.contentType === undefined ? '' : ` (${refusal.contentType})`}`;
  }
}

function cannotAsk({ review, user, mayAsk }: Extract<Refusal, { kind: 'cannot-ask' }>): string {
  const missing = `${user} may not create ${review}`;
  if (mayAsk === false) return `cannot ask the API server who reads (500): ${missing}`;
  // An API server that does not know the token makes controller-runtime answer 500 as well.
  const token = review.startsWith('tokenreviews') ? 'the API server does not know the token' : 'it failed to ask';
  return `could not tell who reads (500): ${mayAsk === true ? token : `${missing}, or ${token}`}`;
}

/** Which refusals come closest to an answer: whoever wants a token is there. */
const TELLING: readonly Refusal['kind'][] = ['no-token', 'cannot-ask', 'forbidden', 'token-refused', 'wants-token'];

/** The refusal that there is something to do about; undefined where nobody was met who would answer someone else. */
export function mostTelling(attempts: readonly Attempt[]): Attempt | undefined {
  const found = TELLING.flatMap((kind) => attempts.filter(({ refusal }) => refusal.kind === kind));
  return found[0];
}

/** Why no page of a pod could be read, in one line. Holds cluster data as it is. */
export function unreadableText(attempts: readonly Attempt[], none: NoMetrics | undefined): string {
  const telling = mostTelling(attempts);
  if (telling !== undefined) return attemptText(telling);
  if (none !== undefined) {
    // What was tried all the same were guesses.
    const places = attempts.map(({ endpoint: { scheme, port, path } }) => `${scheme} ${port} ${path}`);
    const guessed = none.kind === 'unsaid' && places.length > 0 ? `; guessed in vain: ${places.join(', ')}` : '';
    return `${noMetricsText(none)}${guessed}${sameOutcome(attempts, guessed !== '')}`;
  }
  const tried = attempts.map(attemptText);
  return tried.length === 0 ? '' : `tried in vain: ${tried.join('; ')}`;
}

/** What came of all guesses, where it is the same. */
function sameOutcome(attempts: readonly Attempt[], isTold: boolean): string {
  const [only, ...others] = new Set(attempts.map(({ refusal, endpoint }) => refusalText(refusal, endpoint)));
  return !isTold || only === undefined || others.length > 0 ? '' : ` (${only})`;
}

/** What kind of gap a refusal leaves; undefined: nothing was tried. */
export function reasonOf(refusal: Refusal | undefined): GapReason {
  if (refusal === undefined) return 'unavailable';
  if (refusal.kind === 'no-answer' || refusal.kind === 'no-token') return refusal.gap.reason;
  return REASONS[refusal.kind];
}

const REASONS = {
  'wants-token': 'unauthorized',
  'token-refused': 'unauthorized',
  forbidden: 'forbidden',
  'cannot-ask': 'unavailable',
  status: 'unavailable',
  'no-metrics': 'invalid',
} as const satisfies Record<Exclude<Refusal['kind'], 'no-answer' | 'no-token'>, GapReason>;
