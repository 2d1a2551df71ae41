import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { getCACertificates } from 'node:tls';
import { createGunzip } from 'node:zlib';
import { bytesOf } from './bytes.ts';

/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** How to ask. */
export interface HttpGetOptions {
  readonly accept?: string | undefined;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string | undefined;
  /** PEM certificates to trust instead of the system's; undefined: the system's. */
  readonly ca?: string | undefined;
  /** Do not verify the server's certificate. */
  readonly insecure?: boolean | undefined;
  /** Bytes that an answer may have, unpacked. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Milliseconds until an answer begins, and until all of it is there: one that drips in would never end. */
const BEGINS = 30_000;
const ENDS = 60_000;

/** No answer, and why. */
export interface NoAnswer {
  readonly error: string;
  /** One came, and was longer than it may be. */
  readonly tooLong?: boolean;
}

class TooLong extends Error {}

/** One GET of an address outside the cluster's API; the text of the error where no answer came. */
export function httpGet(url: URL, options: HttpGetOptions): Promise<HttpAnswer | NoAnswer> {
  const { accept, token, ca, insecure, signal } = options;
  const headers = {
    'Accept-Encoding': 'gzip',
    ...(accept === undefined ? {} : { Accept: accept }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const secure = url.protocol === 'https:';
  const tls = secure ? { ca: ca ?? trusted(), rejectUnauthorized: insecure !== true } : {};
  const ask = secure ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ error: wordsOf(error), tooLong: error instanceof TooLong });
    const asked = ask(url, { headers, signal, ...tls }, (response) => {
      clearTimeout(beginning);
      const end = () => response.destroy(new Error(`the answer took more than ${ENDS / 1000} s`));
      const ending = setTimeout(end, ENDS - (performance.now() - started));
      collect(response, options.limit)
        .then(
          (body) => resolve({ status: response.statusCode ?? 0, contentType: response.headers['content-type'], body }),
          fail,
        )
        .finally(() => clearTimeout(ending));
    });
    const started = performance.now();
    const beginning = setTimeout(() => asked.destroy(new Error(`no answer within ${BEGINS / 1000} s`)), BEGINS);
    asked.on('close', () => clearTimeout(beginning));
    asked.on('error', fail);
    asked.end();
  });
}

/** Those that Node brings, as it does by default, and those of the system, which hold what a company issues itself. */
function trusted(): string[] {
  return [...getCACertificates('default'), ...getCACertificates('system')];
}

/** Without advice that is for whoever runs Node. */
function wordsOf(error: Error): string {
  return error.message.replace(/; if the root CA is installed locally.*$/, '') || String(error);
}

/** What to do about an address that does not answer. */
export function adviceOn({ error }: NoAnswer, otherwise: string): string {
  return /certificate/i.test(error)
    ? '--ca-file names the certificate authority that issued it; --skip-verify does without.'
    : otherwise;
}

async function collect(response: IncomingMessage, limit: number): Promise<Buffer> {
  const stream = response.headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response;
  response.on('error', (error) => stream.destroy(error));
  const bytes = await bytesOf(stream, limit);
  if (bytes !== undefined) return bytes;
  response.destroy();
  throw new TooLong(`the answer has more than ${limit / 2 ** 20} MiB`);
}
