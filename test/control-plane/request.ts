import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { KeyPair } from './pki.ts';

/** A raw request to the API server. */
interface RequestOptions {
  readonly method?: string;
  /** Sent as JSON unless it is a string. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the API server answered. */
interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  json(): unknown;
}

/**
 * Connections that are kept for the next request, and closed after half a minute without one: an API server closes them after
 * 90 s without a word (apiserver pkg/server/secure_serving.go, IdleTimeout), and a request on its way then gets no answer.
 */
export const KEPT = { keepAlive: true, timeout: 30_000 };

/** Sends requests with a client certificate. */
export interface Requester {
  (path: string, options?: RequestOptions): Promise<Response>;
  close(): void;
}

/** Makes a requester; connections are kept until it is closed, but never keep the process alive. */
export function requester(server: string, certificateAuthority: string, pair: KeyPair): Requester {
  const agent = new Agent({ ...KEPT, ca: certificateAuthority, cert: pair.certificate, key: pair.key });
  const send = (path: string, options: RequestOptions = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const body =
        options.body === undefined || typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
      const headers = {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': options.contentType ?? 'application/json' }),
        ...options.headers,
      };
      const message = httpsRequest(
        new URL(path, server),
        { agent, method: options.method ?? 'GET', headers },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: () => JSON.parse(text) }),
          );
        },
      );
      message.on('error', reject);
      message.end(body);
    });
  return Object.assign(send, { close: () => agent.destroy() });
}
