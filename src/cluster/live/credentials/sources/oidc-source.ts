import { isObject, type Json, numberAt } from '../../../../objects/json.ts';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { ReaderEnvironment } from '../../../connection.ts';
import type { AuthProvider } from '../user-settings.ts';
import type { CredentialSource, Proof } from './credential-source.ts';
import type { OidcTokens } from './oidc-tokens.ts';
import { bearer } from './token-source.ts';

/** A token counts as expired this many milliseconds early (client-go plugin/pkg/client/auth/oidc). */
const EXPIRY_MARGIN = 10_000;

/**
 * The id-token of an `oidc` auth provider, refreshed when it has expired. New tokens are written to the kubeconfig,
 * as kubectl does: many providers take each refresh token only once.
 */
export function oidcSource(provider: AuthProvider, user: string, environment: ReaderEnvironment): CredentialSource {
  let tokens: Partial<OidcTokens> = {
    idToken: provider.config['id-token'],
    refreshToken: provider.config['refresh-token'],
  };
  let running: Promise<Result<Proof>> | undefined;

  async function refresh(): Promise<Result<Proof>> {
    const { refreshToken } = tokens;
    if (refreshToken === undefined) {
      return failure(`the id-token of the user "${user}" has expired and there is no refresh-token`, LOGIN);
    }
    environment.trace(`refreshing the id-token of the user "${user}"`);
    const { refreshTokens } = await import('./oidc-refresh.ts');
    const fresh = await refreshTokens(provider.config, refreshToken, user);
    if (!fresh.ok) return fresh;
    const { persistTokens } = await import('./persist-tokens.ts');
    const kept = persistTokens(provider.file, user, tokens, fresh.value);
    if (!kept.ok) environment.trace(kept.problem.message);
    tokens = fresh.value;
    return bearer(fresh.value.idToken, user);
  }

  return {
    async get() {
      const expires = tokens.idToken === undefined ? success(0) : expiryOf(tokens.idToken, user);
      if (!expires.ok) return expires;
      if (tokens.idToken !== undefined && environment.now() + EXPIRY_MARGIN < expires.value) {
        return bearer(tokens.idToken, user);
      }
      running ??= refresh().finally(() => {
        running = undefined;
      });
      return running;
    },
    // As with kubectl, a token that has not expired is not renewed.
    invalidate: () => false,
  };
}

const LOGIN = 'Log in again with the tool that wrote the kubeconfig.';

/** When a JWT expires, milliseconds since the epoch; 0 where it does not say. */
function expiryOf(token: string, user: string): Result<number> {
  const parts = token.split('.');
  try {
    const payload: Json = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    if (parts.length === 3 && isObject(payload)) return success((numberAt(payload, 'exp') ?? 0) * 1000);
  } catch {
    // Told below, without the text of the token.
  }
  return failure(`the id-token of the user "${user}" is no JWT`, LOGIN);
}
