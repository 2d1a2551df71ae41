import { readFile } from 'node:fs/promises';
import type { Terminal } from '../../cli/command.ts';
import type { HttpGetOptions } from '../../collect/prometheus/http-get.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { type AddressAccess, isReadOnTheWay } from './addresses.ts';

/**
 * Reads the files that an address is asked with, and warns where others can read the token.
 * @param url that is asked; undefined for a Service, which is asked through the API server
 */
export async function readAccess(
  { tokenFile, caFile, insecure }: AddressAccess,
  url: URL | undefined,
  { warn }: Pick<Terminal, 'warn'>,
): Promise<Result<Pick<HttpGetOptions, 'token' | 'ca' | 'insecure'>>> {
  const token = await textOf(tokenFile, '--bearer-token-file');
  if (!token.ok) return token;
  const ca = await textOf(caFile, '--ca-file');
  if (!ca.ok) return ca;
  const trimmed = token.value?.trim();
  // What a header cannot hold would be thrown where it is sent.
  if (trimmed !== undefined && !/^[\x21-\x7e]+$/.test(trimmed))
    return failure(`${tokenFile} holds no token`, 'It must hold the token alone, in one line.');
  if (ca.value !== undefined && !ca.value.includes('-----BEGIN CERTIFICATE-----'))
    return failure(`${caFile} holds no certificate`, 'Certificates are expected as PEM.');
  if (trimmed !== undefined && url !== undefined && isReadOnTheWay(url))
    warn(`The token goes to ${url.host} unencrypted (http): whoever is on the way can read it.`);
  return success({ token: trimmed, ca: ca.value, insecure });
}

async function textOf(path: string | undefined, flag: string): Promise<Result<string | undefined>> {
  if (path === undefined) return success(undefined);
  try {
    return success(await readFile(path, 'utf8'));
  } catch (error) {
    return failure(`${flag} ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
