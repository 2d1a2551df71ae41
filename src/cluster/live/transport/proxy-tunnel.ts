import http from 'node:http';
import type net from 'node:net';
import { ProxyRefusal } from './connection-failure.ts';
import { addressOf, connectTcp, secure, tlsIdentity } from './sockets.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** A connection to `address` through an http:, https: or socks5: proxy. Rejects with Node's error or a ProxyRefusal. */
export function proxyTunnel(proxy: URL, address: Address, opened: (socket: net.Socket) => void): Promise<net.Socket> {
  return proxy.protocol.startsWith('socks') ? socksTunnel(proxy, address, opened) : httpTunnel(proxy, address, opened);
}

async function httpTunnel(proxy: URL, address: Address, opened: (socket: net.Socket) => void): Promise<net.Socket> {
  const { host, port } = addressOf(proxy);
  const plain = await connectTcp(host, port, opened).catch(refused(proxy));
  const socket = proxy.protocol === 'https:' ? await secure(plain, tlsIdentity(undefined, host)) : plain;
  const authority = `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
  return new Promise((resolve, reject) => {
    const request = http.request({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...basicAuthorization(proxy) },
      createConnection: () => socket,
    });
    request.once('connect', (response, tunnel) => {
      if (response.statusCode === 200) resolve(socket);
      else {
        tunnel.destroy();
        reject(
          new ProxyRefusal(`${proxy.host} answered ${response.statusCode} ${response.statusMessage ?? ''}`.trim()),
        );
      }
    });
    request.once('error', reject);
    request.end();
  });
}

/** Names the proxy in an error, or it would read as if the server had refused. */
function refused(proxy: URL): (error: Error) => never {
  return (error) => {
    throw error instanceof ProxyRefusal ? error : new ProxyRefusal(`${proxy.host}: ${error.message}`);
  };
}

function basicAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The library is loaded only here: few clusters sit behind SOCKS, and start-up should not pay for it. */
async function socksTunnel(proxy: URL, address: Address, opened: (socket: net.Socket) => void): Promise<net.Socket> {
  const { SocksClient } = await import('socks');
  const { host, port } = addressOf(proxy);
  const { socket } = await SocksClient.createConnection({
    command: 'connect',
    destination: address,
    existing_socket: await connectTcp(host, port, opened).catch(refused(proxy)),
    proxy: {
      host,
      port,
      type: 5,
      ...(proxy.username === ''
        ? {}
        : { userId: decodeURIComponent(proxy.username), password: decodeURIComponent(proxy.password) }),
    },
  }).catch(refused(proxy));
  return socket;
}
