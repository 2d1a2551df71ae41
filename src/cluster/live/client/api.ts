import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LiveStats } from '../transport/exchange.ts';
import type { Failure, Outcome } from '../transport/failure.ts';

/** What a request sends. */
interface ApiContent {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly contentType: string;
  readonly text: string;
}

/** A request to the API: a read, unless it sends something. */
export interface ApiRequest {
  readonly send?: ApiContent;
  /** Asked once, whatever comes of it: for writes, and where the first refusal is the answer. */
  readonly once?: boolean;
  /** Below the server's base path, with the query: `/api/v1/pods?limit=1`. */
  readonly path: string;
  readonly accept: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole answer; 0: no limit; undefined: the target's. */
  readonly timeout?: number;
  /** A watch: it lives on, so that neither the cap on requests in flight nor the time limit counts its body. */
  readonly lasting?: boolean;
  /** Asks for another protocol, which the headers name; the answer is a failure unless the server agrees. */
  readonly upgrade?: boolean;
}

/** A successful answer, its body still on its way. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Decoded. To be read to the end or left early, once; it throws where it breaks off, `explain` says why. */
  readonly body: AsyncIterable<Buffer>;
  /** Gives the place among the requests in flight back before the body has ended, for a reader that takes its time. */
  release(): void;
  /** After an upgrade: the connection. Whoever asked for it ends it; closing the client does, too. */
  readonly switched: Duplex | undefined;
  /** Puts what the body threw into words. */
  explain(error: unknown): Failure;
}

/** A successful answer, read to its end. */
interface WholeResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks the API server, with credentials, back-off and a cap on requests in flight. */
export interface Client {
  /** 2xx, 304 and 101 are answers, all else is a failure. What fails before the body comes is tried again where it helps. */
  ask(request: ApiRequest): Promise<Outcome<ApiResponse>>;
  /** The same with all of the body; a connection that breaks in the body is tried again once, too. */
  askWhole(request: ApiRequest): Promise<Outcome<WholeResponse>>;
  now(): number;
  stats(): LiveStats;
  close(): void;
  /** True after `close`. */
  closed(): boolean;
}
