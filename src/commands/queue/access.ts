import { readFile } from 'node:fs/promises';
import type { HttpGetOptions } from '../../collect/queues/http-get.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { AddressAccess } from './flags.ts';

/** Reads the files that an address is asked with. */
export async function readAccess({
  tokenFile,
  caFile,
  insecure,
}: AddressAccess): Promise<Result<Pick<HttpGetOptions, 'token' | 'ca' | 'insecure'>>> {
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
