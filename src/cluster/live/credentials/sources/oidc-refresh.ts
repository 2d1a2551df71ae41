import { OpenIDConnectAuth } from '@kubernetes/client-node/dist/oidc_auth.js';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { readBytes } from '../file-bytes.ts';
import type { OidcTokens } from './oidc-tokens.ts';

type Config = Readonly<Record<string, string>>;

/**
 * Exchanges a refresh token for new tokens: client-node's authenticator, with a client of ours, as its own passes
 * openid-client 6 a string for a URL (and always fails), loses `client-secret`, and takes the lifetime of a token for
 * the time of its end. It is asked anew each time, with a token that always counts as expired.
 */
export async function refreshTokens(config: Config, refreshToken: string, user: string): Promise<Result<OidcTokens>> {
  for (const key of ['idp-issuer-url', 'client-id']) {
    if (config[key] === undefined) {
      return failure(
        `the oidc auth-provider of the user "${user}" has no ${key}`,
        `Add ${key} to it in the kubeconfig.`,
      );
    }
  }
  const file = config['idp-certificate-authority'];
  const authority = file === undefined ? undefined : readBytes(file, `idp-certificate-authority of the user "${user}"`);
  if (authority?.ok === false) return authority;
  const current: Record<string, string> = { ...config, 'refresh-token': refreshToken, 'id-token': 'expired' };
  try {
    const client = await refreshingClient(config, authority?.value);
    const authenticator = new OpenIDConnectAuth();
    const options = { headers: {} };
    await authenticator.applyAuthentication(
      { name: user, authProvider: { name: 'oidc', config: current } },
      options,
      client,
    );
  } catch (error) {
    return failure(
      `the id-token of the user "${user}" cannot be refreshed: ${explain(error)}`,
      'Log in again with the tool that wrote the kubeconfig.',
    );
  }
  const idToken: unknown = current['id-token'];
  if (typeof idToken !== 'string' || idToken === 'expired') {
    return failure(
      `the OIDC provider of the user "${user}" answered without an id_token`,
      'Ask for the scope "openid" when you log in.',
    );
  }
  const next: unknown = current['refresh-token'];
  return success({ idToken, refreshToken: typeof next === 'string' && next !== '' ? next : refreshToken });
}

/** openid-client's messages hold what the provider said, never a token. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const field = (key: string): unknown => Reflect.get(error, key);
  const details = [field('error_description'), field('error'), field('cause')].map((detail) =>
    detail instanceof Error ? detail.message : detail,
  );
  const said = details.find((detail) => typeof detail === 'string' && detail !== '');
  return said === undefined ? error.message : `${error.message}: ${said}`;
}

/** What client-node asks of a client. */
interface RefreshingClient {
  refresh(token: string): Promise<{ id_token?: string; refresh_token?: string; expires_at?: number }>;
}

async function refreshingClient(config: Config, authority: Buffer | undefined): Promise<RefreshingClient> {
  const oidc = await import('openid-client');
  const inline = config['idp-certificate-authority-data'];
  const ca = authority ?? (inline === undefined ? undefined : Buffer.from(inline, 'base64'));
  const options = ca === undefined ? {} : { [oidc.customFetch]: await fetchTrusting(ca) };
  const issuer = new URL(config['idp-issuer-url'] ?? '');
  const client = await oidc.discovery(issuer, config['client-id'] ?? '', config['client-secret'], undefined, options);
  return {
    async refresh(token) {
      const answer = await oidc.refreshTokenGrant(client, token);
      return {
        ...(answer.id_token === undefined ? {} : { id_token: answer.id_token }),
        refresh_token: answer.refresh_token ?? token,
      };
    },
  };
}

type OidcFetch = (
  url: string,
  options: { method: string; headers: Record<string, string>; body?: unknown },
) => Promise<Response>;

/** fetch() that trusts one authority, which Node's own cannot be told. */
async function fetchTrusting(ca: Buffer): Promise<OidcFetch> {
  const { request } = await import('node:https');
  return (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const call = request(url, { method, headers, ca }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const type = response.headers['content-type'];
          const known = type === undefined ? {} : { headers: { 'content-type': type } };
          resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 502, ...known }));
        });
      });
      call.on('error', reject);
      call.end(body === undefined || body === null ? undefined : String(body));
    });
}
