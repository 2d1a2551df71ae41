import { messageStart } from '../../objects/message-start.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/** What the API server's own words tell of a pod that it refuses. */
export type Refusal =
  /** k8s.io/apiserver pkg/admission/plugin/resourcequota/controller.go */
  | { readonly kind: 'quota'; readonly quota: string | undefined; readonly said: string }
  /** k8s.io/pod-security-admission admission/admission.go */
  | { readonly kind: 'pod-security'; readonly level: string; readonly said: string }
  /** kubernetes plugin/pkg/admission/serviceaccount/admission.go */
  | { readonly kind: 'service-account'; readonly namespace: string; readonly name: string }
  /** k8s.io/apiserver pkg/admission/plugin/namespace/lifecycle/admission.go */
  | { readonly kind: 'namespace-terminating'; readonly namespace: string }
  /** A webhook that could not be called: webhook-message.ts reads what happened. */
  | { readonly kind: 'webhook' }
  /** k8s.io/apiserver pkg/admission/plugin/webhook/errors/statuserror.go, plugin/policy/validating/dispatcher.go */
  | { readonly kind: 'denied'; readonly by: string; readonly said: string }
  | { readonly kind: 'other' };

/** Reads a refusal from the message of an admission plugin. */
export function readRefusal(whole: string): Refusal {
  const message = messageStart(whole);
  return (
    quota(message) ??
    podSecurity(message) ??
    serviceAccount(message) ??
    namespace(message) ??
    webhook(message) ??
    denied(message) ?? { kind: 'other' }
  );
}

function quota(message: string): Refusal | undefined {
  const [, named, said = ''] = /(?:exceeded quota|failed quota): ([^\s,:]+)[,:] (.*)/s.exec(message) ?? [];
  if (named !== undefined) return { kind: 'quota', quota: named, said };
  const [none] = /insufficient quota to .*/s.exec(message) ?? [];
  return none === undefined ? undefined : { kind: 'quota', quota: undefined, said: none };
}

function podSecurity(message: string): Refusal | undefined {
  const [, level, said = ''] = /violates PodSecurity "([^"]+)": (.*)/s.exec(message) ?? [];
  return level === undefined ? undefined : { kind: 'pod-security', level, said };
}

function serviceAccount(message: string): Refusal | undefined {
  const pattern = /error looking up service account ([^\s/]+)\/([^\s:]+): serviceaccounts? "[^"]*" not found/;
  const [, namespace, name] = pattern.exec(message) ?? [];
  return namespace === undefined || name === undefined ? undefined : { kind: 'service-account', namespace, name };
}

function namespace(message: string): Refusal | undefined {
  const [, name] = /unable to create new content in namespace (\S+) because it is being terminated/.exec(message) ?? [];
  return name === undefined ? undefined : { kind: 'namespace-terminating', namespace: name };
}

function webhook(message: string): Refusal | undefined {
  return webhookMessage(message)?.webhook === undefined ? undefined : { kind: 'webhook' };
}

function denied(message: string): Refusal | undefined {
  const [, webhookName, said = ''] = /admission webhook "([^"]+)" denied the request[^:]*:? ?(.*)/s.exec(message) ?? [];
  if (webhookName !== undefined) return { kind: 'denied', by: `webhook ${webhookName}`, said };
  const [, policy, why = ''] = /ValidatingAdmissionPolicy '([^']+)'.*? denied request: (.*)/s.exec(message) ?? [];
  return policy === undefined ? undefined : { kind: 'denied', by: `ValidatingAdmissionPolicy ${policy}`, said: why };
}
