import { load } from 'js-yaml';
import { isObject, type JsonObject, objectAt, stringAt, valueAt } from '../../../../objects/json.ts';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { checkPair } from './certificate-source.ts';
import type { Proof } from './credential-source.ts';
import { bearer } from './token-source.ts';

/** What a plugin handed out. */
export interface ExecCredential {
  readonly proof: Proof;
  /** Milliseconds since the epoch; undefined: valid until the server refuses it. */
  readonly expires: number | undefined;
}

/**
 * Reads what a plugin printed, JSON or YAML as kubectl takes both. Messages never quote it: it holds secrets.
 * @param plugin what to call the plugin in messages
 */
export function parseExecCredential(
  output: string,
  apiVersion: string,
  plugin: string,
  user: string,
  now: number,
): Result<ExecCredential> {
  const next = `Update the plugin, or correct exec of the user "${user}" in the kubeconfig.`;
  const document = parse(output);
  if (document === undefined || stringAt(document, 'kind') !== 'ExecCredential') {
    return failure(`${plugin} printed something that is no ExecCredential`, next);
  }
  const returned = stringAt(document, 'apiVersion') ?? '';
  if (returned !== apiVersion) {
    return failure(`${plugin} answered with apiVersion "${returned}" where the kubeconfig says "${apiVersion}"`, next);
  }
  const status = objectAt(document, 'status');
  if (status === undefined) return failure(`${plugin} returned no status`, next);
  const token = stringAt(status, 'token') || undefined;
  const certificate = stringAt(status, 'clientCertificateData') || undefined;
  const key = stringAt(status, 'clientKeyData') || undefined;
  if (token === undefined && certificate === undefined && key === undefined) {
    return failure(`${plugin} returned neither a token nor a client certificate`, next);
  }
  const stamp = valueAt(status, 'expirationTimestamp') ?? undefined;
  const expires = typeof stamp === 'string' ? Date.parse(stamp) : undefined;
  if (stamp !== undefined && (expires === undefined || Number.isNaN(expires))) {
    return failure(`${plugin} returned an expirationTimestamp that is no time`, next);
  }
  const pair = checkedPair(certificate, key, plugin, next, now);
  if (!pair.ok) return pair;
  const header = token === undefined ? success({}) : bearer(token, user);
  return header.ok ? success({ proof: { ...pair.value, ...header.value }, expires }) : header;
}

function checkedPair(
  certificate: string | undefined,
  key: string | undefined,
  plugin: string,
  next: string,
  now: number,
): Result<Proof> {
  if (certificate === undefined && key === undefined) return success({});
  if (certificate === undefined || key === undefined) {
    return failure(`${plugin} returned a client certificate or its key, not both`, next);
  }
  return checkPair(certificate, key, `the client certificate from ${plugin}`, now);
}

function parse(output: string): JsonObject | undefined {
  try {
    const document: unknown = output.trimStart().startsWith('{') ? JSON.parse(output) : load(output);
    return isObject(document) ? document : undefined;
  } catch {
    // The error would quote the output.
    return undefined;
  }
}
