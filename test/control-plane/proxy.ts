import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a proxy does with connections. */
interface ProxyBehaviour {
  /** Milliseconds that each chunk waits, each way. */
  latency: number;
  /** True: bytes of both sides vanish, connections stay open, as when a firewall drops packets. */
  blackhole: boolean;
  /** True: new connections are closed with a reset. */
  refuse: boolean;
}

/** What went through. */
interface ProxyCounts {
  readonly connections: number;
  readonly bytesToServer: number;
  readonly bytesToClient: number;
}

/** A TCP proxy in this process, in front of one address. */
export interface TcpProxy {
  readonly port: number;
  /** The target's URL with the proxy's address. */
  readonly url: string;
  /** Change its members at any time. */
  readonly behaviour: ProxyBehaviour;
  readonly counts: ProxyCounts;
  /** Sets the counts to zero. */
  resetCounts(): void;
  /** Cuts all open connections with a TCP reset. */
  cut(): void;
  stop(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 to the host and port of a URL, such as a control plane's server. */
export async function startProxy(options: { readonly target: string }): Promise<TcpProxy> {
  const target = new URL(options.target);
  const behaviour: ProxyBehaviour = { latency: 0, blackhole: false, refuse: false };
  const counts = { connections: 0, bytesToServer: 0, bytesToClient: 0 };
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const relay = (from: Socket, to: Socket, count: (bytes: number) => void): void => {
    const later = (action: () => void): void => {
      if (behaviour.latency > 0) setTimeout(action, behaviour.latency);
      else action();
    };
    from.on('data', (chunk) => {
      if (behaviour.blackhole) return;
      count(chunk.length);
      later(() => {
        if (to.destroyed || to.write(chunk)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    });
    from.on('end', () => later(() => to.end()));
    from.on('close', () => later(() => to.destroy()));
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    counts.connections++;
    track(client);
    if (behaviour.refuse) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ host: target.hostname, port: Number(target.port), allowHalfOpen: true });
    track(upstream);
    relay(client, upstream, (bytes) => {
      counts.bytesToServer += bytes;
    });
    relay(upstream, client, (bytes) => {
      counts.bytesToClient += bytes;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port,
    url: `${target.protocol}//127.0.0.1:${port}`,
    behaviour,
    counts,
    resetCounts() {
      Object.assign(counts, { connections: 0, bytesToServer: 0, bytesToClient: 0 });
    },
    cut,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
