import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';

const IN_FLIGHT = 90;

/** An object to create: the path of its type's list, and its body. */
interface Creation {
  readonly path: string;
  readonly body: object;
}

/** A request; one without a body is a GET, one with a body a POST of JSON, unless told otherwise. */
interface BulkRequest {
  readonly path: string;
  readonly body?: object;
  readonly method?: string;
  readonly contentType?: string;
}

/** What the API server answered. */
interface BulkAnswer {
  readonly status: number;
  readonly text: string;
}

/** Requests of a user with a client certificate, many at once over one HTTP/2 connection. */
export interface BulkClient {
  send(request: BulkRequest): Promise<BulkAnswer>;
  /** Creates one object, and answers it as it was stored; tries again while its namespace or type is being set up. */
  create(creation: Creation): Promise<unknown>;
  /** Creates all of them, 90 in flight; rejects with the server's words where one is refused. */
  createAll(creations: Iterable<Creation>): Promise<void>;
  /** Sends all of them, 90 in flight; rejects where one is not answered with 200 or 201. */
  sendAll(requests: Iterable<BulkRequest>): Promise<void>;
  close(): void;
}

/** Connects as the user of a kubeconfig of these tests; again where the connection was lost. */
export function bulkClient(kubeconfig: string): BulkClient {
  let current = open(kubeconfig);
  const session = (): ClientHttp2Session => {
    if (current.closed || current.destroyed) current = open(kubeconfig);
    return current;
  };
  const create = async ({ path, body }: Creation): Promise<unknown> => {
    for (let attempt = 0; ; attempt++) {
      const { status, text } = await send(session(), { path, body }).catch((error: unknown) => ({
        status: undefined,
        text: String(error),
      }));
      if (status === 201) return JSON.parse(text);
      // The answer of an attempt before was lost.
      if (status === 409 && attempt > 0)
        return JSON.parse((await send(session(), { path: pathOfOne(path, body) })).text);
      // The namespace's ServiceAccount or a CRD's storage can be a moment late; a server under load breaks streams off.
      const mayPass = status === undefined || status === 429 || status >= 500 || status === 404;
      if (attempt >= 50 || !mayPass) throw new Error(`POST ${path}: ${status ?? 'no answer'} ${text.slice(0, 300)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return {
    send: (request) => send(session(), request),
    create,
    createAll: (creations) => all(creations, create),
    sendAll: (requests) =>
      all(requests, async (request) => {
        const { status, text } = await send(session(), request);
        if (status > 201) throw new Error(`${request.method} ${request.path}: ${status} ${text.slice(0, 300)}`);
      }),
    close: () => current.close(),
  };
}

function pathOfOne(path: string, body: object): string {
  const metadata: unknown = 'metadata' in body ? body.metadata : undefined;
  const named = typeof metadata === 'object' && metadata !== null && 'name' in metadata ? String(metadata.name) : '';
  return `${path}/${named}`;
}

async function all<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

function open(kubeconfig: string): ClientHttp2Session {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
  const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
  const decode = (data: string) => Buffer.from(data, 'base64');
  const session = connect(server, { ca: decode(ca), cert: decode(cert), key: decode(key) });
  // Each request in flight fails with it, and says so.
  session.on('error', () => undefined);
  return session;
}

function send(session: ClientHttp2Session, request: BulkRequest): Promise<BulkAnswer> {
  const { path, body, method = body === undefined ? 'GET' : 'POST', contentType = 'application/json' } = request;
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path, ':method': method, 'content-type': contentType });
    let status = 0;
    let text = '';
    stream.setEncoding('utf8');
    stream.on('response', (headers) => {
      status = Number(headers[':status']);
    });
    stream.on('data', (chunk: string) => {
      text += chunk;
    });
    stream.on('error', reject);
    stream.on('end', () => resolve({ status, text }));
    stream.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
