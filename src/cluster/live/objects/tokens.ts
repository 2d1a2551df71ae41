import type { AccountName } from '../../../objects/account-name.ts';
import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import { stringAt } from '../../../objects/json.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import type { Target } from '../target.ts';
import { parseJson } from './decode.ts';
import { gapOf } from './gaps.ts';

/** Seconds; the least that the API server gives (k8s.io/kubernetes pkg/apis/authentication/validation). */
const LIFETIME = 600;
const ACCOUNTS = { group: '', version: 'v1', resource: 'serviceaccounts', namespaced: true };

/** The bearer token that the target's credentials hold. */
export async function ownToken(target: Target): Promise<Answer<string>> {
  const subject: GapSubject = { kind: 'token', account: undefined };
  const credentials = await target.credentials();
  if (!credentials.ok) {
    const { message, next } = credentials.problem;
    const words = next === undefined ? message : `${message} (${next})`;
    return gapAnswer({ subject, reason: 'unauthorized', message: words });
  }
  const { headers, clientCertificate } = credentials.value;
  const { authorization } = headers;
  const token = typeof authorization === 'string' ? /^Bearer (.+)$/i.exec(authorization)?.[1] : undefined;
  if (token !== undefined) return answer(token);
  const instead = authorization !== undefined ? 'a password' : clientCertificate ? 'a client certificate' : 'nothing';
  const message = `the kubeconfig's user has ${instead} to show and no token; pods that ask who reads want a token`;
  return gapAnswer({ subject, reason: 'unauthorized', message });
}

/** Asks for a token of a ServiceAccount, once. */
export async function requestToken(client: Client, account: AccountName): Promise<Answer<string>> {
  const { namespace, name } = account;
  const subject: GapSubject = { kind: 'token', account };
  const impossible = impossiblePlace({ type: ACCOUNTS, namespace, name });
  if (impossible !== undefined) return gapAnswer({ subject, reason: 'not-found', message: impossible });
  const response = await client.askWhole({
    path: resourcePath({ type: ACCOUNTS, namespace, name, subresource: 'token' }),
    accept: 'application/json',
    once: true,
    send: {
      method: 'POST',
      contentType: 'application/json',
      text: JSON.stringify({
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: LIFETIME },
      }),
    },
  });
  const permission = { verb: 'create', group: '', resource: 'serviceaccounts/token', namespace, name };
  if (!response.ok) return gapAnswer(gapOf(response.failure, subject, permission));
  const token = stringAt(parseJson(response.value.body), 'status', 'token');
  if (token !== undefined && token !== '') return answer(token);
  return gapAnswer({ subject, reason: 'invalid', message: 'the answer holds no token' });
}
