import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex, Readable } from 'node:stream';

/** One HTTP request as it goes onto the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with the query, as the server sees it. */
  readonly path: string;
  /** Lower-case names; a list where a header repeats. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly content?: string | Buffer | undefined;
  readonly signal: AbortSignal | undefined;
  /** Asks the server to speak another protocol from now on, which takes a connection of its own. */
  readonly upgrade?: boolean | undefined;
}

/** The head of an answer and its body, still as it was encoded. */
export interface WireResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** Whether all of the body came; to be asked once the body has ended, as a cut one can end without an error. */
  complete(): boolean;
  /** After 101: the connection, in the protocol that was asked for. Whoever gets it ends it. */
  readonly switched?: Duplex;
}

/** A connection (HTTP/2) or a pool of them (HTTP/1.1). It keeps the process alive only while a request is open. */
export interface Link {
  readonly protocol: 'h2' | 'http/1.1';
  /** Requests the server lets run at once, as far as it has said. */
  readonly capacity: number;
  /** `full`: as many requests are open as the server allows on it; `closed`: ended, broken or retired. */
  state(): 'ready' | 'full' | 'closed';
  /** Rejects with Node's own error where no answer came. */
  send(request: WireRequest): Promise<WireResponse>;
  /** Takes no more requests; ends when the last one on it has. */
  retire(): void;
}

/** Counters of one reader, for benches and tests. */
export interface LiveStats {
  readonly requests: number;
  /** Bytes that came in over all sockets, TLS included. */
  readonly bytesReceived: number;
  /** TCP connections opened. */
  readonly connections: number;
}
