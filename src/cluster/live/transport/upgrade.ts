import http from 'node:http';
import type net from 'node:net';
import type { WireRequest, WireResponse } from './exchange.ts';
import { requestOptions, responseOf } from './http1-message.ts';

/**
 * Asks over a connection to speak another protocol on it (RFC 9110, section 7.8): either the answer is 101 and the
 * connection is handed on, or it is any other one and the connection ends with its body.
 * Rejects with Node's own error where no answer came; the connection is then gone.
 */
export function upgradeOver(socket: net.Socket, host: string, request: WireRequest): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    const sent = http.request({ createConnection: () => socket, ...requestOptions(host, request) });
    sent.on('error', (error) => {
      socket.destroy();
      reject(error);
    });
    sent.once('response', (message) => {
      message.once('close', () => socket.destroy());
      resolve(responseOf(message));
    });
    sent.once('upgrade', (message, switched, head) => {
      switched.unshift(head);
      resolve({ ...responseOf(message), switched });
    });
    sent.end();
  });
}
