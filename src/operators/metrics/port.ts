/** The number of a TCP port; undefined for anything else. */
export function portNumber(value: unknown): number | undefined {
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/**
 * The port of an address to listen on, as Go programs take it: `:8080`, `0.0.0.0:8080`, `[::]:8080`, `localhost:8080`, or
 * a number alone. `off` for 0, with which controller-runtime serves nothing (pkg/metrics/server Options.BindAddress).
 */
export function listenPort(address: string): number | 'off' | undefined {
  if (address === '0') return 'off';
  const [, port] = /^(?:\[[^\]]*\]:|[^:]*:)?(\d+)$/.exec(address) ?? [];
  return portNumber(port);
}
