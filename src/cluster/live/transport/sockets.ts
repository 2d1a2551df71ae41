import net from 'node:net';
import tls from 'node:tls';

/** Host without the brackets of IPv6, and port (the scheme's own where none is named). */
export function addressOf(url: URL): { host: string; port: number } {
  const scheme = url.protocol === 'https:' ? 443 : url.protocol.startsWith('socks') ? 1080 : 80;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? scheme : Number(url.port) };
}

/** Opens a TCP connection; resolves when it stands. */
export function connectTcp(host: string, port: number, opened: (socket: net.Socket) => void): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    // Node gives each address of a name 250 ms before it tries the next one, too little for a far-away cluster.
    const socket = net.connect({ host, port, autoSelectFamilyAttemptTimeout: 2000, keepAlive: true });
    socket.setNoDelay(true);
    opened(socket);
    // Stays: under TLS the outer socket tells errors on, and an error nobody listens to would end the process.
    socket.on('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

/** Speaks TLS over a connection; resolves when the handshake is done and the certificate checked. */
export function secure(socket: net.Socket, options: tls.ConnectionOptions): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({ ...options, socket });
    secured.once('error', reject);
    secured.once('secureConnect', () => {
      secured.off('error', reject);
      resolve(secured);
    });
  });
}

/** The name to send (SNI; never an address) and the name or address to check the certificate against. */
export function tlsIdentity(serverName: string | undefined, host: string): tls.ConnectionOptions {
  const name = serverName ?? host;
  return net.isIP(name) === 0 ? { servername: name } : { host: name };
}
