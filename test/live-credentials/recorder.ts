import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Authority, createAuthority } from '../control-plane/pki.ts';

/** What of a request tells who sent it and where to. */
export interface Seen {
  readonly path: string;
  readonly authorization: string | undefined;
  /** Impersonate-* headers as they came, lower-case names, UTF-8 values. */
  readonly impersonation: readonly string[];
  /** Common name of the client certificate. */
  readonly certificate: string | undefined;
  /** The name the client asked for (SNI). */
  readonly serverName: string | undefined;
}

/** A server that answers anything and writes down who asked. */
export interface Recorder {
  readonly https: string;
  readonly http: string;
  readonly authority: Authority;
  /** What came since the last call. */
  take(): Seen[];
  stop(): Promise<void>;
}

/** Starts one; its certificate is for 127.0.0.1, localhost and `other.example`. */
export async function startRecorder(): Promise<Recorder> {
  const authority = await createAuthority('recorder');
  const own = await authority.issue({
    commonName: 'recorder-server',
    addresses: ['127.0.0.1'],
    dnsNames: ['localhost', 'other.example'],
  });
  let seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(look(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  };
  const tls = { cert: own.certificate, key: own.key, ca: authority.certificate };
  const servers = [
    createHttpsServer({ ...tls, requestCert: true, rejectUnauthorized: false }, listener),
    createHttpServer(listener),
  ];
  const [https = 0, http = 0] = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  return {
    https: `https://127.0.0.1:${https}`,
    http: `http://127.0.0.1:${http}`,
    authority,
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    async stop() {
      for (const server of servers) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

function look(request: IncomingMessage): Seen {
  const { socket, headers, rawHeaders } = request;
  const secure = socket instanceof TLSSocket ? socket : undefined;
  const impersonation: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = Buffer.from(rawHeaders[index + 1] ?? '', 'latin1').toString('utf8');
    if (name.startsWith('impersonate-')) impersonation.push(`${name}: ${value}`);
  }
  const subject = secure?.getPeerCertificate().subject?.CN;
  return {
    path: request.url ?? '',
    authorization: headers.authorization,
    impersonation: impersonation.sort(),
    certificate: Array.isArray(subject) ? subject.join() : subject,
    serverName: typeof secure?.servername === 'string' && secure.servername !== '' ? secure.servername : undefined,
  };
}
