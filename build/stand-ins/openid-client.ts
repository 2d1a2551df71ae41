/** Loads openid-client only when an OIDC token has to be refreshed. */
const load = () => import('openid-client');
type OpenId = Awaited<ReturnType<typeof load>>;

export const customFetch: unique symbol = Symbol.for('kubectl-operator.oidc-fetch') as never;

export async function discovery(
  ...args: Parameters<OpenId['discovery']>
): Promise<Awaited<ReturnType<OpenId['discovery']>>> {
  const real = await load();
  const [server, clientId, metadata, authentication, options] = args;
  const fetch = (options as Record<symbol, unknown> | undefined)?.[customFetch];
  return real.discovery(
    server,
    clientId,
    metadata,
    authentication,
    fetch === undefined ? options : { ...options, [real.customFetch]: fetch as never },
  );
}

export async function refreshTokenGrant(
  ...args: Parameters<OpenId['refreshTokenGrant']>
): Promise<Awaited<ReturnType<OpenId['refreshTokenGrant']>>> {
  return (await load()).refreshTokenGrant(...args);
}
