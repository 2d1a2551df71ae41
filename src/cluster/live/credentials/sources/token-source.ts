import { statSync } from 'node:fs';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { readBytes } from '../file-bytes.ts';
import { headerValue } from '../header-value.ts';
import type { CredentialSource, Proof } from './credential-source.ts';

/** A bearer token that is known. */
export function tokenSource(token: string, user: string): CredentialSource {
  return { get: async () => bearer(token, user), invalidate: () => false };
}

/** The Authorization header of a token. */
export function bearer(token: string, user: string): Result<Proof> {
  const value = headerValue(token, user === '' ? 'the token' : `the token of the user "${user}"`);
  return value.ok ? success({ authorization: `Bearer ${value.value}` }) : value;
}

/**
 * A token in a file that something else renews: read again as soon as the file has changed (kubectl does so once a
 * minute). What was read last stays in use where the file cannot be read, and before that the token of the same user
 * (client-go transport/token_source.go).
 */
export function tokenFileSource(path: string, fallback: string | undefined, user: string): CredentialSource {
  let token = fallback;
  let version: string | undefined;
  return {
    async get() {
      const current = versionOf(path);
      if (token === undefined || current === undefined || current !== version) {
        const read = readToken(path, user);
        if (read.ok) [token, version] = [read.value, current];
        else if (token === undefined) return read;
      }
      return bearer(token, user);
    },
    invalidate() {
      const changed = version !== versionOf(path);
      version = undefined;
      return changed;
    },
  };
}

function readToken(path: string, user: string): Result<string> {
  const bytes = readBytes(path, `the token file of the user "${user}"`);
  if (!bytes.ok) return bytes;
  const token = bytes.value.toString('utf8').trim();
  return token === ''
    ? failure(`the token file ${path} is empty`, 'Write a token to it, or pass --token.')
    : success(token);
}

/** Changes when the file does: a mounted token changes by its link leading to another file. */
function versionOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}
