import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { ScrapeQuery } from '../../reader.ts';

/** A connection to a pod's port. */
export interface PodConnection {
  /** What HTTP is spoken on. */
  readonly stream: Duplex;
  /** Ends it and the port-forward below it. */
  end(): void;
}

/** What a connection leads to. */
export type Place = Pick<ScrapeQuery, 'namespace' | 'pod' | 'port' | 'scheme'>;

/** How long a connection waits for its next use, in milliseconds: some intervals between scrapes. */
const IDLE = 120_000;

/** A connection over a port-forward's bytes, by TLS where the page is served so. */
export function connectionOver(bytes: Duplex, scheme: ScrapeQuery['scheme']): PodConnection {
  const stream = scheme === 'https' ? secured(bytes) : bytes;
  // Whoever reads hears of failures; in between nobody does.
  stream.on('error', () => {});
  bytes.on('error', () => {});
  return {
    stream,
    end: () => {
      stream.destroy();
      bytes.destroy();
    },
  };
}

function secured(bytes: Duplex): tls.TLSSocket {
  const socket = tls.connect({ socket: bytes, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
  // What went wrong below says more than TLS does.
  bytes.once('error', (error) => socket.destroy(error));
  return socket;
}

/** Connections that wait for their next use, one a place. */
export interface IdleConnections {
  /** Takes the one that waits, if there is one. */
  take(place: Place): PodConnection | undefined;
  /** Lets one wait; where one waits already, or this one has ended, it is ended. */
  keep(place: Place, connection: PodConnection): void;
}

/** An empty set of connections; what waits in it does not keep the process alive longer than its port-forward does. */
export function createIdleConnections(): IdleConnections {
  const idle = new Map<string, { readonly connection: PodConnection; leave(): void }>();
  return {
    take: (place) => {
      const waiting = idle.get(keyOf(place));
      waiting?.leave();
      return waiting?.connection;
    },
    keep: (place, connection) => {
      const { stream, end } = connection;
      const key = keyOf(place);
      if (idle.has(key) || stream.destroyed) return end();
      const drop = () => {
        leave();
        end();
      };
      const timer = setTimeout(drop, IDLE).unref();
      // Nothing is to come unasked: what does, ends it, as the pod's own end does.
      const events = ['data', 'end', 'close', 'error'];
      for (const event of events) stream.on(event, drop);
      const leave = () => {
        clearTimeout(timer);
        idle.delete(key);
        for (const event of events) stream.off(event, drop);
      };
      idle.set(key, { connection, leave });
    },
  };
}

function keyOf({ namespace, pod, port, scheme }: Place): string {
  return `${scheme} ${namespace}/${pod}:${port}`;
}
