import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { objectAt } from '../../../../objects/json.ts';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { parseKubeconfig } from '../kubeconfig/parse-kubeconfig.ts';
import type { OidcTokens } from './oidc-tokens.ts';

/**
 * Writes refreshed tokens into the kubeconfig in place of the old ones and leaves all else of its text as it is. It
 * holds kubectl's lock (FILE.lock) meanwhile. Where it cannot, the new tokens serve this command alone.
 */
export function persistTokens(
  file: string,
  user: string,
  old: Partial<OidcTokens>,
  fresh: OidcTokens,
): Result<undefined> {
  const problem = (reason: string) => failure(`refreshed tokens were not written to ${file}: ${reason}`);
  let lock: string | undefined;
  try {
    const path = realpathSync(file);
    writeFileSync(`${path}.lock`, '', { flag: 'wx' });
    lock = `${path}.lock`;
    let text = readFileSync(path, 'utf8');
    for (const [before, after] of [
      [old.idToken, fresh.idToken],
      [old.refreshToken, fresh.refreshToken],
    ]) {
      if (before !== undefined && after !== undefined) text = text.replaceAll(before, after);
    }
    if (!holds(text, path, user, fresh)) return problem('their place was not found');
    const copy = `${path}.${process.pid}`;
    const { mode } = statSync(path);
    writeFileSync(copy, text, { mode: 0o600 });
    chmodSync(copy, mode & 0o777);
    renameSync(copy, path);
    return success(undefined);
  } catch (error) {
    return problem(error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be written');
  } finally {
    if (lock !== undefined) rmSync(lock, { force: true });
  }
}

/** Whether the text, parsed, has what must not be lost: the refresh token. */
function holds(text: string, file: string, user: string, fresh: OidcTokens): boolean {
  const config = parseKubeconfig(text, file);
  if (!config.ok) return false;
  const values = objectAt(config.value.users.get(user)?.body, 'auth-provider', 'config');
  const idToken = values?.['id-token'];
  return values?.['refresh-token'] === fresh.refreshToken && (idToken === undefined || idToken === fresh.idToken);
}
