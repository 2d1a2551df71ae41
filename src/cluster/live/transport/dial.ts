import type net from 'node:net';
import tls from 'node:tls';
import type { Credentials, Target } from '../target.ts';
import { ConnectTimeout, isUnknownAuthority } from './connection-failure.ts';
import { addressOf, connectTcp, secure, tlsIdentity } from './sockets.ts';

/** How long a connection may take to come about where the user has set no shorter limit, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** A connection ready for requests. */
export interface Dialled {
  readonly socket: net.Socket | tls.TLSSocket;
  readonly protocol: 'h2' | 'http/1.1';
}

/**
 * Connects to the target: TCP or a proxy's tunnel, then TLS where the server is https.
 * @param opened is called with the raw TCP socket, for counting
 * @param signal ends the attempt at once
 * Rejects with Node's error, which `connectionFailure` puts into words.
 */
export async function dial(
  target: Target,
  credentials: Credentials,
  protocols: readonly string[],
  opened: (socket: net.Socket) => void,
  signal: AbortSignal,
): Promise<Dialled> {
  const limit = target.requestTimeout > 0 ? Math.min(target.requestTimeout, CONNECT_TIMEOUT) : CONNECT_TIMEOUT;
  let current: net.Socket | undefined;
  const giveUp = Promise.withResolvers<never>();
  const timer = setTimeout(() => giveUp.reject(new ConnectTimeout(`waited ${limit / 1000} s`)), limit);
  const end = () => giveUp.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  const track = (socket: net.Socket) => {
    current = socket;
    opened(socket);
  };
  try {
    const connected = connect(target, credentials, protocols, track).catch((error: unknown) => {
      if (target.certificateAuthority !== undefined || !isUnknownAuthority(error)) throw error;
      // kubectl trusts the system's authorities too. Reading them takes 0.1 s, so only where Node's do not suffice.
      const all = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
      return connect(target, credentials, protocols, track, all);
    });
    return await Promise.race([giveUp.promise, connected]);
  } catch (error) {
    current?.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

async function connect(
  target: Target,
  credentials: Credentials,
  protocols: readonly string[],
  opened: (socket: net.Socket) => void,
  authority: string | Buffer | string[] | undefined = target.certificateAuthority,
): Promise<Dialled> {
  const { host, port } = addressOf(target.server);
  const raw = await reach(target.proxy, host, port, opened);
  if (target.server.protocol === 'http:') return { socket: raw, protocol: 'http/1.1' };
  const socket = await secure(raw, {
    ALPNProtocols: [...protocols],
    ...tlsIdentity(target.tlsServerName, host),
    rejectUnauthorized: !target.insecureSkipTlsVerify,
    ...(authority === undefined ? {} : { ca: authority }),
    ...(credentials.clientCertificate === undefined ? {} : { cert: credentials.clientCertificate }),
    ...(credentials.clientKey === undefined ? {} : { key: credentials.clientKey }),
  });
  return { socket, protocol: socket.alpnProtocol === 'h2' ? 'h2' : 'http/1.1' };
}

async function reach(
  proxy: URL | undefined,
  host: string,
  port: number,
  opened: (socket: net.Socket) => void,
): Promise<net.Socket> {
  if (proxy === undefined) return connectTcp(host, port, opened);
  // Loaded where it is needed, as few clusters sit behind a proxy.
  const { proxyTunnel } = await import('./proxy-tunnel.ts');
  return proxyTunnel(proxy, { host, port }, opened);
}
