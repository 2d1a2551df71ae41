import { readFileSync } from 'node:fs';
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type OutgoingHttpHeaders,
} from 'node:http2';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ControlPlaneHandle } from './handle.ts';
import { loadAuthority } from './pki.ts';
import { KEPT } from './request.ts';

/** A request as it came in. */
interface ProxiedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** `2.0` or `1.1`. */
  readonly httpVersion: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What to do with a request instead of passing it on. */
type Interception =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: OutgoingHttpHeaders;
      readonly body?: unknown;
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Ends the stream with an error. */
  | { readonly kind: 'reset' }
  /** Passes it on, and ends the stream with an error instead of giving the answer back. */
  | { readonly kind: 'lose-answer' };

/** Decides about a request; undefined passes it on. */
export type Interceptor = (request: ProxiedRequest) => Interception | undefined;

/** An HTTP/2 (and 1.1) proxy in front of the API server, in this process. */
export interface ApiProxy {
  readonly url: string;
  /** Every request so far, intercepted ones too. */
  readonly requests: readonly ProxiedRequest[];
  /** How many requests had a path that begins so. */
  count(pathPrefix: string): number;
  /** Decides from now on; undefined lets all pass. */
  intercept(interceptor: Interceptor | undefined): void;
  /** Forgets the requests so far. */
  clear(): void;
  stop(): Promise<void>;
}

/**
 * Starts a proxy that ends TLS with a certificate of the cluster's authority, so a kubeconfig needs only another
 * server (see redirectKubeconfig). It passes requests on as the administrator, whoever the client is: a client
 * certificate cannot be passed through.
 */
export async function startApiProxy(plane: ControlPlaneHandle): Promise<ApiProxy> {
  const pki = join(plane.coordinates.directory, 'pki');
  const authority = loadAuthority(pki, 'ca');
  const own = await authority.issue({ commonName: 'api-proxy', addresses: ['127.0.0.1'], dnsNames: ['localhost'] });
  const agent = new Agent({
    ...KEPT,
    ca: authority.certificate,
    cert: readFileSync(join(pki, 'admin.crt')),
    key: readFileSync(join(pki, 'admin.key')),
  });
  const requests: ProxiedRequest[] = [];
  let decide: Interceptor | undefined;

  const server = createSecureServer({ cert: own.certificate, key: own.key, allowHTTP1: true }, (request, response) => {
    response.on('error', () => undefined);
    const headers = { ...request.headers };
    const seen = { method: request.method, path: request.url, httpVersion: request.httpVersion, headers };
    requests.push(seen);
    const interception = decide?.(seen);
    const target = new URL(request.url, plane.server);
    if (interception === undefined) forward(target, agent, request, response, true);
    else if (interception.kind === 'lose-answer') forward(target, agent, request, response, false);
    else if (interception.kind === 'answer') answer(response, interception);
    else if (interception.kind === 'reset') reset(response);
  });
  const sessions = new Set<{ destroy(): void }>();
  const track = (session: { destroy(): void; on(event: 'close', listener: () => void): unknown }): void => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  };
  server.on('session', track);
  server.on('secureConnection', track);
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    requests,
    count: (prefix) => requests.filter((request) => request.path.startsWith(prefix)).length,
    intercept(interceptor) {
      decide = interceptor;
    },
    clear() {
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
        agent.destroy();
      }),
  };
}

function answer(response: Http2ServerResponse, interception: Extract<Interception, { kind: 'answer' }>): void {
  const body = interception.body === undefined ? '' : JSON.stringify(interception.body);
  response.writeHead(interception.status, { 'content-type': 'application/json', ...interception.headers });
  response.end(body);
}

/** Over HTTP/1.1 a response is an http.ServerResponse, whatever the types say: it has a socket but no stream. */
function reset(response: Http2ServerResponse): void {
  if (response.stream === undefined) response.socket?.destroy();
  else response.stream.close(2);
}

/** Headers that belong to one connection; HTTP/2 forbids them. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'host']);

function endToEnd(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !HOP_BY_HOP.has(name.toLowerCase())),
  );
}

function forward(
  target: URL,
  agent: Agent,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  givesAnswer: boolean,
): void {
  const upstream = httpsRequest(
    target,
    { agent, method: request.method, headers: endToEnd(request.headers) },
    (reply) => {
      if (!givesAnswer) {
        reply.resume();
        reset(response);
        return;
      }
      response.writeHead(reply.statusCode ?? 502, endToEnd(reply.headers));
      reply.on('error', () => reset(response));
      reply.pipe(response);
    },
  );
  upstream.on('error', (error) => {
    if (response.headersSent) reset(response);
    else answer(response, { kind: 'answer', status: 502, body: { message: String(error) } });
  });
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}
