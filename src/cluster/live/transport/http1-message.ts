import type http from 'node:http';
import type { WireRequest, WireResponse } from './exchange.ts';

/** A request as node:http takes it. */
export function requestOptions(host: string, { method, path, headers, signal }: WireRequest): http.RequestOptions {
  const given = Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]);
  return { method, path, headers: { host, ...Object.fromEntries(given) }, ...(signal === undefined ? {} : { signal }) };
}

/** The head of an answer, as node:http gives it. */
export function responseOf(message: http.IncomingMessage): WireResponse {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: message,
    complete: () => message.complete,
  };
}
