import { type Answer, answer, type GapReason, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { ProbeQuery, ProbeVerdict } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import type { Failure } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { gapOf } from './gaps.ts';

/**
 * Tries a write that changes nothing: an empty merge patch with dryRun=All. It is asked once: a second try could be let
 * through where the first was refused.
 *
 * Measured on Kubernetes 1.37 (test/live/probe.test.ts): an empty patch of an unchanged object passes through mutating
 * and validating webhooks (told `dryRun: true`), ValidatingAdmissionPolicies and the schema, and the resourceVersion
 * stays. For eleven ways in which a schema had become stricter, its verdict was that of a patch that removes a finalizer:
 * what such a write leaves as it is may break the schema (CRDValidationRatcheting), unless the server cannot tell that it
 * stays, as with a required field missing beside one with x-kubernetes-preserve-unknown-fields.
 *
 * What it cannot show: a rule that looks at what changes (a webhook that objects to the removal of a finalizer only), or
 * at who writes.
 */
export async function probeWrite(client: Client, query: ProbeQuery): Promise<Answer<ProbeVerdict>> {
  const { type, namespace, name } = query;
  const subject: GapSubject = { kind: 'probe', type, namespace, name };
  const impossible = impossiblePlace({ type, namespace, name });
  if (impossible !== undefined) return gapAnswer({ subject, reason: 'not-found', message: impossible });
  const response = await client.askWhole({
    path: resourcePath({ type, namespace, name }, { dryRun: 'All', fieldManager: 'kubectl-operator' }),
    accept: acceptFor(type, 'metadata', 'object'),
    once: true,
    send: { method: 'PATCH', contentType: 'application/merge-patch+json', text: '{}' },
  });
  if (response.ok) return answer({ accepted: true });
  const { failure } = response;
  const reason = unjudged(failure);
  if (reason !== undefined) {
    const permission = { verb: 'patch', group: type.group, resource: type.resource, namespace, name };
    return gapAnswer(gapOf({ ...failure, reason }, subject, permission));
  }
  const { status = 0, statusReason = '', message } = failure;
  return answer({ accepted: false, status, reason: statusReason, message });
}

/** Why the server did not get as far as judging the object; undefined where the failure is its judgement. */
function unjudged({ status, statusReason, reason, message }: Failure): GapReason | undefined {
  // The message is the API server's own, whatever status and reason the webhook chose (apiserver
  // pkg/admission/plugin/webhook/errors/statuserror.go).
  if (/^admission webhook ".*" denied the request/.test(message)) return undefined;
  if (/^admission webhook ".*" does not support dry run$/.test(message)) return 'unavailable';
  // Not from an API server: a proxy or load balancer, or nobody at all.
  if (status === undefined || statusReason === undefined) return reason;
  // Authorizers and admission share status and reason; only the authorizers' words begin so (apiserver
  // pkg/endpoints/handlers/responsewriters/errors.go).
  if (status === 403) return /^\S+ "[^"]*" is forbidden: User ".*" cannot /s.test(message) ? reason : undefined;
  return UNJUDGED.has(status) ? reason : undefined;
}

/** Not logged in, not there, not patchable at all, not in time, or not now. */
const UNJUDGED: ReadonlySet<number> = new Set([401, 404, 405, 406, 415, 429, 503, 504]);
