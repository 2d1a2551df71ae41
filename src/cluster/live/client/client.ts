import { setTimeout as sleep } from 'node:timers/promises';
import type { ReaderEnvironment } from '../../connection.ts';
import type { Target } from '../target.ts';
import { abortFailure, connectionFailure } from '../transport/connection-failure.ts';
import type { WireRequest, WireResponse } from '../transport/exchange.ts';
import { type Failure, failed, got, noAnswer, type Outcome } from '../transport/failure.ts';
import { openTransport } from '../transport/transport.ts';
import type { ApiRequest, ApiResponse, Client } from './api.ts';
import { CutShort, decodedBody } from './body.ts';
import { deadline } from './deadline.ts';
import { createLimiter } from './limiter.ts';
import { isThrottling, retryDelay } from './retry.ts';
import { createServerClock } from './server-clock.ts';
import { serverFailure } from './server-failure.ts';

/** A client of one target; it connects when first asked. */
export function createClient(target: Target, environment: ReaderEnvironment): Client {
  const transport = openTransport(target);
  const limiter = createLimiter(transport.capacity);
  const clock = createServerClock(environment.now);
  const { host } = target.server;
  let closed = false;
  const basePath = target.server.pathname.replace(/\/+$/, '');

  /** One request, one answer: no second try but after a 401. */
  async function attempt(request: ApiRequest, release: () => void, renewed = false): Promise<Outcome<ApiResponse>> {
    const credentials = await target.credentials();
    if (!credentials.ok) {
      const { message, next } = credentials.problem;
      return noAnswer('unauthorized', next === undefined ? message : `${message} (${next})`);
    }
    const method = request.send?.method ?? 'GET';
    const started = performance.now();
    const timeout = request.timeout ?? target.requestTimeout;
    const limit = deadline(timeout, request.signal);
    const wire: WireRequest = {
      method,
      path: basePath + request.path,
      headers: {
        accept: request.accept,
        // A compressor on the way would hold events of a watch back.
        'accept-encoding': request.lasting ? 'identity' : 'gzip',
        'user-agent': 'kubectl-operator',
        ...(request.send === undefined ? {} : { 'content-type': request.send.contentType }),
        ...request.headers,
        ...credentials.value.headers,
      },
      content: request.send?.text,
      upgrade: request.upgrade,
      signal: limit.signal,
    };
    const sent = await transport.send(wire, credentials.value);
    if (!sent.ok) {
      limit.clear();
      environment.trace(`${method} ${host}${wire.path} failed: ${sent.failure.message}`);
      return limit.signal?.aborted ? failed(abortFailure(limit.signal.reason, host, timeout)) : sent;
    }
    if (request.lasting) limit.clear();
    const response = sent.value;
    clock.see(response.headers.date, performance.now() - started);
    const done = (bytes: number) => {
      limit.clear();
      release();
      const took = Math.round(performance.now() - started);
      environment.trace(`${method} ${host}${wire.path} ${response.status} ${bytes} bytes ${took} ms`);
    };
    const answer: ApiResponse = {
      status: response.status,
      headers: response.headers,
      body: decodedBody(response, done),
      release,
      switched: response.switched,
      explain: (error) => {
        if (limit.signal?.aborted) return abortFailure(limit.signal.reason, host, timeout);
        if (error instanceof CutShort) return noAnswer('unavailable', `${host}: ${error.message}`, true).failure;
        return connectionFailure(error, host, true);
      },
    };
    if (response.switched !== undefined) environment.trace(`${method} ${host}${wire.path} ${response.status}`);
    if (response.switched !== undefined || (isSuccess(response) && !request.upgrade)) return got(answer);
    const failure = await readFailure(answer);
    if (failure.status === 401 && !renewed && target.invalidate()) return attempt(request, release, true);
    return failed(failure);
  }

  async function persist<T>(
    request: ApiRequest,
    once: (release: () => void) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    for (let tries = 1; ; tries += 1) {
      const release = request.lasting ? () => {} : await limiter.acquire();
      const outcome = await once(release);
      if (outcome.ok) {
        limiter.answered();
        return outcome;
      }
      release();
      if (isThrottling(outcome.failure)) limiter.throttled();
      const delay = request.once ? undefined : retryDelay(outcome.failure, tries, Math.random());
      if (delay === undefined || request.signal?.aborted) return outcome;
      environment.trace(
        `${request.send?.method ?? 'GET'} ${host}${request.path} again in ${delay} ms: ${outcome.failure.message}`,
      );
      await sleep(delay, undefined, { signal: request.signal }).catch(() => {});
    }
  }

  return {
    ask: (request) => persist(request, (release) => attempt(request, release)),
    askWhole: (request) =>
      persist(request, async (release) => {
        const outcome = await attempt(request, release);
        if (!outcome.ok) return outcome;
        const { status, headers, body, explain } = outcome.value;
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of body) chunks.push(chunk);
          return got({ status, headers, body: Buffer.concat(chunks) });
        } catch (error) {
          return failed(explain(error));
        }
      }),
    now: clock.now,
    stats: transport.stats,
    close: () => {
      closed = true;
      transport.close();
    },
    closed: () => closed,
  };
}

function isSuccess({ status }: WireResponse): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

/** Longest body of a failure that is read, in bytes. */
const LONGEST_FAILURE = 1 << 20;

async function readFailure(response: ApiResponse): Promise<Failure> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_FAILURE) break;
    }
  } catch {
    // The status line alone says what went wrong.
  }
  return serverFailure(response.status, response.headers, Buffer.concat(chunks).toString());
}
