import { type Certainty, weaker } from '../finding.ts';
import { type AnyRule, defineRule } from '../rule.ts';
import { failureOf, type WebhookFailure } from './webhook-message.ts';

/** What differs between the rules that find a webhook at fault by the message of the API server alone. */
export interface WebhookRule {
  readonly id: string;
  readonly failure: WebhookFailure;
  readonly looksFor: string;
  /** Behind the webhook's name: `serves a certificate that has expired`. */
  readonly fault: string;
  readonly certainty: Certainty;
  readonly decisive: boolean;
  /** What to do about it. */
  readonly effect: string;
  /** False: only where the webhook is called at a URL; a Service has rules of its own. */
  readonly throughService: boolean;
}

/** A rule whose root cause follows from how the call of a webhook failed. */
export function defineWebhookRule(rule: WebhookRule): AnyRule {
  return defineRule({
    id: rule.id,
    explains: 'webhook-failing',
    looksFor: rule.looksFor,
    sources: ['kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers'],
    applies: ({ message, service }) =>
      failureOf(message) === rule.failure && (rule.throughService || service === undefined),
    needs: () => ({}),
    judge: ({ webhook, message }) => [
      {
        kind: 'root',
        summary: `${webhook} ${rule.fault}`,
        certainty: isBroken(message) ? weaker(rule.certainty, 'likely') : rule.certainty,
        decisive: rule.decisive && !isBroken(message),
        evidence: [{ text: message, source: 'API server' }],
        remedies: [{ effect: rule.effect, safety: 'safe' }],
      },
    ],
  });
}

/** A connection that breaks once is nothing: a pod is replaced, an idle connection was closed. */
function isBroken(message: string): boolean {
  return /connection reset|: EOF$/.test(message);
}
