import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAuthority } from './pki.ts';

/** One call of a webhook. */
export interface WebhookCall {
  readonly path: string;
  /** The review that the API server sent, parsed. */
  readonly body: unknown;
}

/** A webhook that runs in this process. */
export interface WebhookServer {
  /** For `clientConfig.url`, without a path: `https://ADDRESS:PORT`. */
  readonly url: string;
  readonly port: number;
  /** For `clientConfig.caBundle`: base64. */
  readonly caBundle: string;
  readonly calls: readonly WebhookCall[];
  /** Ends it, calls in progress too. */
  stop(): Promise<void>;
}

/** Where a webhook listens, and as whom. */
export interface WebhookOptions {
  /** 127.0.0.1 unless told otherwise. */
  readonly address?: string;
  /** What its certificate is for, besides localhost and the address. */
  readonly dnsNames?: readonly string[];
  /** When its certificate expires, milliseconds since the epoch. */
  readonly notAfter?: number;
}

/**
 * Starts a webhook: what the handler answers is sent as JSON. A handler that throws answers 500; one that never
 * resolves makes a webhook that hangs.
 */
export async function startWebhook(
  handler: (call: WebhookCall) => unknown,
  { address = '127.0.0.1', dnsNames = [], notAfter }: WebhookOptions = {},
): Promise<WebhookServer> {
  const authority = await createAuthority('test-webhook');
  const pair = await authority.issue({
    commonName: 'webhook',
    dnsNames: ['localhost', ...dnsNames],
    addresses: [address],
    ...(notAfter === undefined ? {} : { notAfter }),
  });
  const calls: WebhookCall[] = [];
  const server = createServer({ cert: pair.certificate, key: pair.key }, async (request, response) => {
    try {
      let text = '';
      // Rejects where the caller hangs up: nobody is left to be answered then.
      for await (const chunk of request.setEncoding('utf8')) text += chunk;
      const call = { path: request.url ?? '/', body: text === '' ? undefined : JSON.parse(text) };
      calls.push(call);
      const answer = await handler(call);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  // The API server keeps connections, and does not send a review again that meets the end of one.
  server.keepAliveTimeout = 0;
  // Also those whose handshake is under way, which closeAllConnections does not know, and close would wait for.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://${address}:${port}`,
    port,
    caBundle: Buffer.from(authority.certificate).toString('base64'),
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The answer to an AdmissionReview: allowed, or denied with a message. */
export function admissionAnswer(review: unknown, denial?: string): object {
  const uid =
    typeof review === 'object' && review !== null && 'request' in review && typeof review.request === 'object'
      ? (review.request as { uid?: unknown } | null)?.uid
      : undefined;
  const status = denial === undefined ? {} : { status: { message: denial } };
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: { uid, allowed: denial === undefined, ...status },
  };
}
