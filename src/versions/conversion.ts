import { webhookMessage } from '../diagnosis/webhooks/webhook-message.ts';
import type { Certainty } from '../objects/certainty.ts';
import type { Gap } from '../objects/gap.ts';
import type { ObjectFacts, VersionFacts, WebhookFacts } from './facts.ts';

/** Something that is wrong with how the versions of a CRD are converted. Times are milliseconds since the epoch. */
export type ConversionProblem =
  /** An object, or the list of all, could not be read at a version. */
  | { readonly kind: 'unreadable'; readonly version: string; readonly object: string | undefined; readonly gap: Gap }
  | { readonly kind: 'service-missing'; readonly service: string }
  | { readonly kind: 'no-endpoints'; readonly service: string; readonly total: number }
  | { readonly kind: 'ca-unreadable' }
  | { readonly kind: 'ca-expired'; readonly notAfter: number }
  | { readonly kind: 'certificate-expired'; readonly certificate: string; readonly notAfter: number };

/** How conversion is doing. */
export interface ConversionHealth {
  readonly strategy: 'None' | 'Webhook';
  /**
   * `works`: an object was read at two versions at least; `broken`; `untried`: nothing tells that it does not work;
   * `not-needed`: there is one version, and objects are stored as it.
   */
  readonly state: 'works' | 'broken' | 'untried' | 'not-needed';
  readonly certainty: Certainty;
  readonly problems: readonly ConversionProblem[];
}

/** What conversion is judged by. */
export interface ConversionFacts extends Pick<VersionFacts, 'definition' | 'webhook' | 'trial'> {
  readonly objects: Pick<ObjectFacts, 'gap'>;
}

/**
 * How conversion is doing: by an object that was read at all served versions where there was one, else by what is known of
 * the webhook.
 * @param now milliseconds since the epoch
 */
export function conversionHealth(facts: ConversionFacts, now: number): ConversionHealth {
  const { definition, webhook, trial } = facts;
  const strategy = definition.conversion === undefined ? 'None' : 'Webhook';
  const seen = unreadable(facts);
  const signs = webhook === undefined ? [] : webhookProblems(webhook, now);
  const problems = [...seen, ...signs];
  if (seen.length > 0) return { strategy, state: 'broken', certainty: 'certain', problems };
  const converted = trial.kind === 'tried' && trial.readings.filter(({ gap }) => gap === undefined).length > 1;
  // What was seen to work does, whatever it looks like: an authority can be replaced while connections last.
  if (converted) return { strategy, state: 'works', certainty: 'likely', problems };
  const isNeeded = definition.versions.length > 1 || definition.storedVersions.length > 1;
  if (signs.length > 0) return { strategy, state: isNeeded ? 'broken' : 'not-needed', certainty: 'likely', problems };
  return { strategy, state: isNeeded ? 'untried' : 'not-needed', certainty: 'possible', problems };
}

/** What could not be read because it could not be converted or decoded. */
function unreadable({ definition, objects, trial }: ConversionFacts): ConversionProblem[] {
  const readings = trial.kind === 'tried' ? trial.readings : [];
  const failed = readings.flatMap(({ version, gap }): ConversionProblem[] =>
    gap !== undefined && isConversions(gap)
      ? [{ kind: 'unreadable', version, object: trial.kind === 'tried' ? trial.object : undefined, gap }]
      : [],
  );
  const { gap } = objects;
  if (failed.length > 0 || gap === undefined || !isConversions(gap)) return failed;
  const version = gap.subject.kind === 'list' ? gap.subject.type.version : (definition.versions[0]?.name ?? '');
  return [{ kind: 'unreadable', version, object: undefined, gap }];
}

/**
 * Whether an answer blames the conversion, or bytes of a version that the CRD does not have (k8s.io/apiserver
 * pkg/storage/errors.go, NewCorruptObjError, and apiextensions-apiserver pkg/apiserver/conversion; seen on 1.37).
 */
function isConversions({ reason, message }: Gap): boolean {
  if (reason !== 'unavailable' && reason !== 'throttled' && reason !== 'timeout' && reason !== 'invalid') return false;
  return webhookMessage(message) !== undefined || /not decodable|invalid group\/version|conversion /i.test(message);
}

function webhookProblems(webhook: WebhookFacts, now: number): ConversionProblem[] {
  const { target, serviceExists, endpoints, authority, serving } = webhook;
  const service = target.service === undefined ? '' : `${target.service.namespace}/${target.service.name}`;
  const ends = authority?.certificates.map(({ notAfter }) => notAfter) ?? [];
  const lastEnd = Math.max(...ends);
  return [
    ...(serviceExists === false ? [{ kind: 'service-missing' as const, service }] : []),
    ...(serviceExists !== false && endpoints?.ready === 0
      ? [{ kind: 'no-endpoints' as const, service, total: endpoints.total }]
      : []),
    ...(authority !== undefined && ends.length === 0 ? [{ kind: 'ca-unreadable' as const }] : []),
    ...(ends.length > 0 && lastEnd < now ? [{ kind: 'ca-expired' as const, notAfter: lastEnd }] : []),
    ...(serving?.notAfter !== undefined && serving.notAfter < now
      ? [{ kind: 'certificate-expired' as const, certificate: serving.certificate, notAfter: serving.notAfter }]
      : []),
  ];
}
