import http2 from 'node:http2';
import type net from 'node:net';
import type { Link, WireRequest, WireResponse } from './exchange.ts';

/** Until the server says otherwise; RFC 9113 advises servers to allow no fewer. */
const DEFAULT_STREAMS = 100;
/** Flow-control windows in bytes: large enough that a long list over a slow line never waits for an update. */
const STREAM_WINDOW = 4 << 20;
const CONNECTION_WINDOW = 16 << 20;
/** Silence after which the server is asked whether it is alive, and the time it has for its answer (client-go's). */
const PING_AFTER = 30_000;
const PING_TIMEOUT = 15_000;

/** Speaks HTTP/2 over a connection on which ALPN has agreed to it. */
export function http2Link(socket: net.Socket, origin: string): Link {
  const session = http2.connect(origin, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
    // In MB; Node's default of 10 refuses streams while a few large bodies wait for their reader.
    maxSessionMemory: 512,
  });
  let streams = 0;
  // A session without this listener would throw; its streams and `usable` tell the error on.
  session.on('error', () => {});
  session.once('connect', () => session.setLocalWindowSize(CONNECTION_WINDOW));
  const stopPings = watchPulse(session, () => streams > 0);
  session.once('close', stopPings);
  session.unref();
  const capacity = () => Math.max(1, session.remoteSettings?.maxConcurrentStreams ?? DEFAULT_STREAMS);

  return {
    protocol: 'h2',
    get capacity() {
      return capacity();
    },
    state: () => (session.closed || session.destroyed ? 'closed' : streams < capacity() ? 'ready' : 'full'),
    send: (request) =>
      new Promise<WireResponse>((resolve, reject) => {
        const stream = session.request(headersOf(request), { endStream: request.content === undefined });
        const unbind = bindAbort(request.signal, () => stream.destroy(abortError(request.signal)));
        streams += 1;
        session.ref();
        stream.once('close', () => {
          unbind();
          streams -= 1;
          if (streams === 0 && !session.destroyed) session.unref();
          reject(new Error('the stream was closed before the answer came'));
        });
        stream.on('error', reject);
        stream.once('response', (headers) => {
          resolve({
            status: Number(headers[':status']),
            headers,
            body: stream,
            complete: () => stream.rstCode === http2.constants.NGHTTP2_NO_ERROR && !stream.aborted,
          });
        });
        if (request.content !== undefined) stream.end(request.content);
      }),
    retire: () => session.close(),
  };
}

function headersOf(request: WireRequest): http2.OutgoingHttpHeaders {
  const headers: http2.OutgoingHttpHeaders = { ':method': request.method, ':path': request.path };
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = typeof value === 'string' ? value : [...value];
  }
  return headers;
}

/** Ends a session whose server has gone without a word (a laptop that slept, a firewall that forgot). */
function watchPulse(session: http2.ClientHttp2Session, busy: () => boolean): () => void {
  let deadline: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    if (!busy() || session.destroyed || deadline !== undefined) return;
    deadline = setTimeout(() => session.destroy(new Error('no answer to a ping')), PING_TIMEOUT).unref();
    session.ping((error) => {
      clearTimeout(deadline);
      deadline = undefined;
      if (error !== null) session.destroy(error);
    });
  }, PING_AFTER).unref();
  return () => {
    clearInterval(timer);
    clearTimeout(deadline);
  };
}

function bindAbort(signal: AbortSignal | undefined, abort: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) queueMicrotask(abort);
  signal.addEventListener('abort', abort, { once: true });
  return () => signal.removeEventListener('abort', abort);
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('cancelled');
}
