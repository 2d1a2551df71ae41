import http from 'node:http';
import type net from 'node:net';
import type { Link } from './exchange.ts';
import { requestOptions, responseOf } from './http1-message.ts';

/** Sockets that serve requests at once; what the limiter in front allows, and kept for reuse afterwards. */
const POOL_SIZE = 16;

/**
 * A keep-alive pool of HTTP/1.1 connections. The cap on requests in flight is held by the caller (`capacity`), not by
 * the agent: watches and lists that wait for their reader must not keep others from being sent.
 * @param first a connection that stands already
 * @param open opens another one
 */
export function http1Link(host: string, first: net.Socket, open: () => Promise<net.Socket>): Link {
  let ready: net.Socket | undefined = first;
  first.unref();
  first.on('error', () => {});
  let retired = false;
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: POOL_SIZE, scheduling: 'lifo' });
  agent.createConnection = (_options, callback) => {
    const socket = ready;
    ready = undefined;
    if (socket !== undefined && !socket.destroyed) {
      socket.ref();
      return socket;
    }
    open().then(
      (opened) => callback?.(null, opened),
      (error: Error) => callback?.(error, first),
    );
    return undefined;
  };

  return {
    protocol: 'http/1.1',
    capacity: POOL_SIZE,
    state: () => (retired ? 'closed' : 'ready'),
    send: (request) =>
      new Promise((resolve, reject) => {
        const sent = http.request({ agent, ...requestOptions(host, request) });
        sent.on('error', reject);
        sent.once('response', (message) => resolve(responseOf(message)));
        sent.end(request.content);
      }),
    retire: () => {
      retired = true;
      ready?.destroy();
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
    },
  };
}
