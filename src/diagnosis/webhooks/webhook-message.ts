import { messageStart } from '../../objects/message-start.ts';

/** Why a call of a webhook failed, as the API server's message tells. */
export type WebhookFailure =
  /** Its Service is not there, or has nobody behind it. */
  | 'service'
  /** Nobody listens at the address, or the address cannot be found. */
  | 'unreachable'
  | 'timeout'
  /** The certificate is signed by somebody whom the caBundle does not name. */
  | 'certificate-untrusted'
  /** The certificate is for other names. */
  | 'certificate-name'
  | 'certificate-expired'
  /** It answered, and not as a webhook has to. */
  | 'answer';

/** A failed call. */
export interface WebhookMessage {
  /** Name of the admission webhook; undefined for conversion. */
  readonly webhook: string | undefined;
  readonly failure: WebhookFailure;
  /** What went wrong, without what stands around it. */
  readonly detail: string;
}

const ADMISSION = /failed calling webhook "([^"]*)": (?:failed to call webhook: )?(.*)$/s;
const CONVERSION = /conversion webhook for (.*?) failed: (.*)$/s;

/**
 * Reads the message of a refused request; undefined where no webhook was to blame. Messages: k8s.io/apiserver
 * pkg/util/webhook and pkg/admission/plugin/webhook/{validating,mutating}/dispatcher.go; k8s.io/apiextensions-apiserver
 * pkg/apiserver/conversion/webhook_converter.go; all kinds seen on 1.37.
 */
export function webhookMessage(message: string): WebhookMessage | undefined {
  const start = messageStart(message);
  const [, webhook, admission] = ADMISSION.exec(start) ?? [];
  const [, , conversion] = CONVERSION.exec(start) ?? [];
  const detail = admission ?? conversion;
  return detail === undefined ? undefined : { webhook, detail, failure: failureOf(detail) };
}

const FAILURES: readonly (readonly [RegExp, WebhookFailure])[] = [
  [
    /no endpoints available for service|service "[^"]*" not found|service .* is not found|no service port \d+ found for service|unsupported service type|cannot route to service/,
    'service',
  ],
  [/x509: certificate has expired or is not yet valid/, 'certificate-expired'],
  [
    /x509: certificate is (?:valid for|not valid for)|x509: cannot validate certificate for|relies on legacy Common Name/,
    'certificate-name',
  ],
  [/x509: /, 'certificate-untrusted'],
  [/context deadline exceeded|i\/o timeout|Client\.Timeout|TLS handshake timeout/, 'timeout'],
  [/connection refused|no such host|no route to host|network is unreachable|connection reset|: EOF$/, 'unreachable'],
];

/** What kind of failure the detail of a message tells of. */
export function failureOf(detail: string): WebhookFailure {
  const start = messageStart(detail);
  return FAILURES.find(([pattern]) => pattern.test(start))?.[1] ?? 'answer';
}
