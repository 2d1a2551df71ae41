import { readFileSync } from 'node:fs';
import { failure, type Result, success } from '../../../objects/problem.ts';

/** PEM that a kubeconfig holds in itself (base64), or the absolute path of the file that holds it. */
export type Material =
  | { readonly kind: 'data'; readonly base64: string }
  | { readonly kind: 'file'; readonly path: string };

/** Inline data if given, else a file, else undefined. */
export function materialOf(data: string | undefined, path: string | undefined): Material | undefined {
  if (data !== undefined) return { kind: 'data', base64: data };
  return path === undefined ? undefined : { kind: 'file', path };
}

/** The bytes of a certificate or key; `what` says whose it is, for messages. */
export function readMaterial(material: Material, what: string): Result<Buffer> {
  return material.kind === 'file' ? readBytes(material.path, what) : decodeBase64(material.base64, what);
}

/** A file's content. */
export function readBytes(path: string, what: string): Result<Buffer> {
  try {
    return success(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason = REASONS[code] ?? code;
    return failure(`${what} cannot be read: ${path}: ${reason}`, 'Correct the path in the kubeconfig or the flag.');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function decodeBase64(text: string, what: string): Result<Buffer> {
  // Go ignores line breaks and takes nothing else that is not base64; Node would take anything.
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact))
    return success(Buffer.from(compact, 'base64'));
  return failure(`${what} is not base64`, 'Put the whole PEM there, encoded with base64, or name a file instead.');
}
