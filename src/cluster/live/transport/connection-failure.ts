import type { GapReason } from '../../../objects/gap.ts';
import { type Failure, noAnswer } from './failure.ts';

/** Thrown inside the transport where no connection came about in time. */
export class ConnectTimeout extends Error {
  readonly code = 'CONNECT_TIMEOUT';
}

/** Thrown inside the transport where a proxy refuses to pass us on. */
export class ProxyRefusal extends Error {
  readonly code = 'PROXY_REFUSAL';
}

type Explain = (host: string, error: Error) => string;

/** What OpenSSL says of a chain that ends in nobody we trust. */
const UNKNOWN_AUTHORITY = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
];

/** True where a TLS handshake failed for want of trust in who signed the certificate. */
export function isUnknownAuthority(error: unknown): boolean {
  return UNKNOWN_AUTHORITY.includes(codeOf(error));
}

const unknownAuthority: Explain = (host) =>
  `Unable to connect to the server: the certificate of ${host} is signed by an unknown authority`;
const notTls: Explain = (host) =>
  `Unable to connect to the server: ${host} does not speak TLS (is its URL http:// rather than https://?)`;

/** Error codes of Node and OpenSSL (node:tls "X509 certificate error codes") that say something to a user. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  ECONNREFUSED: (host) => `The connection to the server ${host} was refused - did you specify the right host or port?`,
  ENOTFOUND: (host) => `Unable to connect to the server: no such host: ${host}`,
  EAI_AGAIN: (host) => `Unable to connect to the server: the name ${host} could not be looked up (DNS does not answer)`,
  EHOSTUNREACH: (host) => `Unable to connect to the server: no route to host ${host}`,
  ENETUNREACH: (host) => `Unable to connect to the server: the network of ${host} is unreachable`,
  ECONNRESET: (host) =>
    `Unable to connect to the server: ${host} closed the connection at once (is there an API server behind it?)`,
  ETIMEDOUT: (host) => `Unable to connect to the server: ${host} does not answer (timed out)`,
  CONNECT_TIMEOUT: (host, error) => `Unable to connect to the server: ${host} does not answer (${error.message})`,
  PROXY_REFUSAL: (host, error) => `Unable to connect to the server: ${host} through a proxy: ${error.message}`,
  ...Object.fromEntries(UNKNOWN_AUTHORITY.map((code) => [code, unknownAuthority])),
  CERT_HAS_EXPIRED: (host) => `Unable to connect to the server: the certificate of ${host} has expired`,
  CERT_NOT_YET_VALID: (host) => `Unable to connect to the server: the certificate of ${host} is not valid yet`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host, error) =>
    `Unable to connect to the server: the certificate of ${host} is for another name: ${altName(error)}`,
  ERR_SSL_WRONG_VERSION_NUMBER: notTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls,
};

const TIMEOUTS: ReadonlySet<string> = new Set(['ETIMEDOUT', 'CONNECT_TIMEOUT']);

/**
 * Puts an error of node:net, node:tls, node:http or node:http2 into words, as clear as kubectl's.
 * @param host host and port, as the user wrote them
 * @param connected whether the connection stood already: then another one may do better
 */
export function connectionFailure(error: unknown, host: string, connected: boolean): Failure {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = codeOf(error);
  const explain = EXPLANATIONS[code];
  const reason: GapReason = TIMEOUTS.has(code) ? 'timeout' : 'unavailable';
  if (explain !== undefined && !connected) return noAnswer(reason, explain(host, known)).failure;
  if (!connected) return noAnswer(reason, `Unable to connect to the server ${host}: ${known.message || code}`).failure;
  return noAnswer(reason, `The connection to the server ${host} broke: ${known.message || code}`, true).failure;
}

/** Why a request was given up, from the reason its signal was aborted with. */
export function abortFailure(reason: unknown, host: string, timeout: number): Failure {
  const late = reason instanceof Error && reason.name === 'TimeoutError';
  if (!late) return noAnswer('unavailable', 'The request was cancelled').failure;
  return noAnswer('timeout', `The server ${host} did not answer within ${timeout / 1000} s`).failure;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

function altName(error: Error): string {
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
}
