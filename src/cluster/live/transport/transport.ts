import type net from 'node:net';
import type { Credentials, Target } from '../target.ts';
import { connectionFailure } from './connection-failure.ts';
import { dial } from './dial.ts';
import type { Link, LiveStats, WireRequest, WireResponse } from './exchange.ts';
import { failed, got, type Outcome } from './failure.ts';
import { http2Link } from './http2-link.ts';

/** Sends requests to one target over as few connections as its protocol needs. */
export interface Transport {
  /** The head of the answer. Nothing is tried again here. */
  send(request: WireRequest, credentials: Credentials): Promise<Outcome<WireResponse>>;
  /** Requests the server lets run at once; undefined before the first connection. */
  capacity(): number | undefined;
  stats(): LiveStats;
  /** Ends all connections and whatever is still open on them. */
  close(): void;
}

/** A transport that connects when the first request comes. */
export function openTransport(target: Target): Transport {
  let links: Link[] = [];
  let opening: Promise<Link> | undefined;
  let identity: Credentials | undefined;
  const closing = new AbortController();
  let requests = 0;
  let connections = 0;
  let received = 0;
  const sockets = new Set<net.Socket>();

  const count = (socket: net.Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      received += socket.bytesRead;
    });
  };
  const openHttp1 = async (credentials: Credentials): Promise<net.Socket> => {
    closing.signal.throwIfAborted();
    const { socket } = await dial(target, credentials, ['http/1.1'], count, closing.signal);
    return socket;
  };
  const open = async (credentials: Credentials): Promise<Link> => {
    const dialled = await dial(target, credentials, ['h2', 'http/1.1'], count, closing.signal);
    if (dialled.protocol === 'h2') return http2Link(dialled.socket, target.server.origin);
    // Loaded where it is needed: importing node:http takes 15 ms, as Node loads undici along with it.
    const { http1Link } = await import('./http1-link.ts');
    return http1Link(target.server.host, dialled.socket, () => openHttp1(credentials));
  };
  const linkFor = async (credentials: Credentials): Promise<Link> => {
    closing.signal.throwIfAborted();
    // A client certificate belongs to its connection: with another one, nothing that stands may be used again.
    if (identity !== undefined && !sameCertificate(identity, credentials)) {
      for (const link of links) link.retire();
    }
    identity = credentials;
    links = links.filter((link) => link.state() !== 'closed');
    const ready = links.find((link) => link.state() === 'ready');
    if (ready !== undefined) return ready;
    opening ??= open(credentials)
      .then((link) => {
        links.push(link);
        return link;
      })
      .finally(() => {
        opening = undefined;
      });
    return opening;
  };

  return {
    async send(request, credentials) {
      let connected = false;
      const sending = () => {
        connected = true;
        requests += 1;
      };
      try {
        if (request.upgrade) {
          const [socket, { upgradeOver }] = await Promise.all([openHttp1(credentials), import('./upgrade.ts')]);
          sending();
          return got(await upgradeOver(socket, target.server.host, request));
        }
        const link = await linkFor(credentials);
        sending();
        return got(await link.send(request));
      } catch (error) {
        return failed(connectionFailure(error, target.server.host, connected));
      }
    },
    capacity: () => links[0]?.capacity,
    stats: () => ({
      requests,
      connections,
      bytesReceived: [...sockets].reduce((sum, socket) => sum + socket.bytesRead, received),
    }),
    close: () => {
      closing.abort(new Error('the reader is closed'));
      for (const link of links) link.retire();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function sameCertificate(one: Credentials, other: Credentials): boolean {
  return String(one.clientCertificate) === String(other.clientCertificate);
}
