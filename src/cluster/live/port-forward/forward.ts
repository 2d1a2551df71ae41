import { createHash, randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ScrapeQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { resourcePath } from '../paths.ts';
import { got, noAnswer, type Outcome } from '../transport/failure.ts';
import { podStream } from './pod-stream.ts';

/** The one subprotocol that every kubelet speaks, and that needs no SPDY inside; see podStream. */
const SUBPROTOCOL = 'v4.channel.k8s.io';
const PODS = { group: '', version: 'v1', resource: 'pods', namespaced: true };

/**
 * Opens a connection to a pod's port through the API server: a WebSocket (RFC 6455) that the API server passes on to
 * the kubelet.
 * @param timeout milliseconds until the connection stands
 */
export async function openPort(
  client: Client,
  { namespace, pod, port }: Pick<ScrapeQuery, 'namespace' | 'pod' | 'port'>,
  timeout: number,
): Promise<Outcome<Duplex>> {
  const key = randomBytes(16).toString('base64');
  const response = await client.ask({
    path: resourcePath({ type: PODS, namespace, name: pod, subresource: 'portforward' }, { ports: String(port) }),
    accept: 'application/json, */*',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': key,
      'sec-websocket-protocol': SUBPROTOCOL,
    },
    timeout,
    lasting: true,
    once: true,
    upgrade: true,
  });
  if (!response.ok) return response;
  const { headers, switched } = response.value;
  const agreed = headers['sec-websocket-accept'] === acceptOf(key) && headers['sec-websocket-protocol'] === SUBPROTOCOL;
  if (switched !== undefined && agreed) return got(podStream(switched));
  switched?.destroy();
  return noAnswer('unavailable', 'the server does not speak the WebSocket protocol that was asked for');
}

/** What a server makes of a key to show that it speaks WebSocket (RFC 6455, section 4.2.2). */
function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}
