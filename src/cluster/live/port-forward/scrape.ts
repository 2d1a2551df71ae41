import http from 'node:http';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { ScrapeQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { deadline } from '../client/deadline.ts';
import { gapOf } from '../objects/gaps.ts';
import { impossiblePlace } from '../paths.ts';
import { openPort } from './forward.ts';

const PODS = { group: '', version: 'v1', resource: 'pods', namespaced: true };
/** Longest page that is read, in bytes: metrics of a busy controller take one or two megabytes. */
const LONGEST = 16 << 20;

/**
 * Reads a page from a pod through a port-forward. It is asked for once.
 * @param timeout milliseconds for the connection to the pod, and again for the pod's answer
 */
export async function scrapePort(client: Client, query: ScrapeQuery, timeout: number): Promise<Answer<string>> {
  const { namespace, pod, port, scheme, path } = query;
  const subject: GapSubject = { kind: 'port', namespace, pod, port };
  const impossible = impossiblePlace({ type: PODS, namespace, name: pod });
  if (impossible !== undefined) return gapAnswer({ subject, reason: 'not-found', message: impossible });
  const opened = await openPort(client, query, timeout);
  if (!opened.ok) {
    const { failure } = opened;
    // 400: the pod does not run.
    const reason = failure.reason === 'invalid' ? 'unavailable' : failure.reason;
    const permission = {
      verb: missingVerb(failure.message),
      group: '',
      resource: 'pods/portforward',
      namespace,
      name: pod,
    };
    return gapAnswer(gapOf({ ...failure, reason }, subject, permission));
  }
  const limit = deadline(timeout, undefined);
  const where = `${scheme}://${pod}:${port}${path}`;
  try {
    return answer(await page(opened.value, query, limit.signal));
  } catch (error) {
    if (limit.signal?.aborted) {
      return gapAnswer({ subject, reason: 'timeout', message: `${where} did not answer within ${timeout / 1000} s` });
    }
    const words = error instanceof Error ? error.message : String(error);
    return gapAnswer({ subject, reason: 'unavailable', message: `${where}: ${words}` });
  } finally {
    limit.clear();
    opened.value.destroy();
  }
}

/**
 * A port-forward by WebSocket is a GET: it takes the permission to `get`, and since Kubernetes 1.35 to `create` as well
 * (feature AuthorizePodWebsocketUpgradeCreatePermission). The server names the one it misses first.
 */
function missingVerb(message: string): string {
  return / cannot get resource "pods\/portforward"/.test(message) ? 'get' : 'create';
}

/** The body of the answer to a GET; throws where there is none. */
async function page(
  stream: Duplex,
  { port, path, scheme }: ScrapeQuery,
  signal: AbortSignal | undefined,
): Promise<string> {
  const response = await get(scheme === 'https' ? secured(stream) : stream, port, path, signal);
  if (response.statusCode !== 200) {
    throw new Error(`answered ${response.statusCode} ${response.statusMessage ?? ''}`.trimEnd());
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST) throw new Error(`the answer is longer than ${LONGEST >> 20} MiB`);
  }
  if (!response.complete) throw new Error('the answer was cut short');
  return Buffer.concat(chunks).toString();
}

function secured(stream: Duplex): tls.TLSSocket {
  const socket = tls.connect({ socket: stream, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
  // What went wrong below says more than TLS does.
  stream.once('error', (error) => socket.destroy(error));
  return socket;
}

function get(
  stream: Duplex,
  port: number,
  path: string,
  signal: AbortSignal | undefined,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      createConnection: () => stream,
      path,
      headers: {
        host: `localhost:${port}`,
        accept: 'text/plain;version=0.0.4, */*',
        'user-agent': 'kubectl-operator',
        connection: 'close',
      },
      ...(signal === undefined ? {} : { signal }),
    });
    request.once('response', resolve);
    request.on('error', reject);
    request.end();
  });
}
