import { type Result, success } from '../../../../objects/problem.ts';
import type { ReaderEnvironment } from '../../../connection.ts';
import type { ClusterSettings } from '../cluster-settings.ts';
import type { UserSettings } from '../user-settings.ts';
import { certificateSource } from './certificate-source.ts';
import type { CredentialSource } from './credential-source.ts';
import { execSource } from './exec-source.ts';
import { oidcSource } from './oidc-source.ts';
import { unknownProvider } from './retired-provider.ts';
import { tokenFileSource, tokenSource } from './token-source.ts';

/**
 * Where a user's proof comes from, by kubectl's rules: over http nothing is proven but what stands in the server's
 * address; a client certificate is presented beside anything else; a token or password comes before an auth provider,
 * and all of them before an exec plugin.
 */
export function chooseSources(
  user: UserSettings,
  cluster: ClusterSettings,
  environment: ReaderEnvironment,
): Result<readonly CredentialSource[]> {
  const address = cluster.basic === undefined ? [] : [basicSource(cluster.basic)];
  if (cluster.server.protocol === 'http:') return success(address);
  const { name, certificate } = user;
  const pair = certificate === undefined ? [] : [certificateSource(certificate, name, environment.now)];
  if (address.length > 0) return success([...pair, ...address]);
  if (user.tokenFile !== undefined) return success([...pair, tokenFileSource(user.tokenFile, user.token, name)]);
  if (user.token !== undefined) return success([...pair, tokenSource(user.token, name)]);
  if (user.basic !== undefined) return success([...pair, basicSource(user.basic)]);
  if (user.authProvider !== undefined) {
    if (user.authProvider.name !== 'oidc') return unknownProvider(user.authProvider.name, name);
    return success([...pair, oidcSource(user.authProvider, name, environment)]);
  }
  if (user.exec !== undefined && certificate === undefined) {
    return success([execSource(user.exec, cluster, name, environment)]);
  }
  return success(pair);
}

function basicSource({ username, password }: { username: string; password: string }): CredentialSource {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  return { get: async () => success({ authorization }), invalidate: () => false };
}
