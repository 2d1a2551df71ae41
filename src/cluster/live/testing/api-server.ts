import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReaderEnvironment } from '../../connection.ts';
import type { Target } from '../target.ts';

/** Answers one request; `asked` counts the requests for its path, this one included. */
export type Handler = (request: http.IncomingMessage, response: http.ServerResponse, asked: number) => void;

/** A plain HTTP server that plays an API server's part, for the cases that a real one does not show on demand. */
export interface FakeApiServer extends AsyncDisposable {
  readonly url: URL;
  /** Method and path of every request so far. */
  readonly requests: string[];
}

/** Starts one; requests without a handler (by path without the query) get a 404. */
export async function startFakeApiServer(handlers: Readonly<Record<string, Handler>>): Promise<FakeApiServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    requests.push(`${request.method} ${request.url}`);
    const asked = requests.filter((seen) => seen.split(/[ ?]/)[1] === path).length;
    const handler = handlers[path];
    if (handler !== undefined) handler(request, response, asked);
    else json(response, { kind: 'Status', message: 'not found', reason: 'NotFound' }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers JSON. */
export function json(
  response: http.ServerResponse,
  body: unknown,
  status = 200,
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A target without credentials, unless told otherwise. */
export function targetOf(server: URL, changes: Partial<Target> = {}): Target {
  return {
    server,
    context: 'test',
    namespace: 'default',
    certificateAuthority: undefined,
    tlsServerName: undefined,
    insecureSkipTlsVerify: false,
    proxy: undefined,
    requestTimeout: 0,
    credentials: async () => ({
      ok: true,
      value: { clientCertificate: undefined, clientKey: undefined, headers: {} },
    }),
    invalidate: () => false,
    ...changes,
  };
}

/** The environment of a process that caches nothing and traces nothing, unless told otherwise. */
export function environmentOf(changes: Partial<ReaderEnvironment> = {}): ReaderEnvironment {
  return {
    env: {},
    homeDirectory: '/nowhere',
    cacheDirectory: undefined,
    interactive: false,
    trace: () => {},
    now: Date.now,
    ...changes,
  };
}
