import { BlockList, isIP, isIPv6 } from 'node:net';
import { failure, type Result, success } from '../../../objects/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const PROXY_SCHEMES = new Set(['http:', 'https:', 'socks5:', 'socks5h:']);

/** The `proxy-url` of a cluster; kubectl takes http, https and socks5 (client-go tools/clientcmd/helpers.go). */
export function parseProxyUrl(text: string, cluster: string): Result<URL> {
  const url = URL.parse(text);
  if (url !== null && ['http:', 'https:', 'socks5:'].includes(url.protocol) && url.hostname !== '') return success(url);
  return failure(
    `the proxy-url of the cluster "${cluster}" is no URL with http, https or socks5`,
    'Correct proxy-url in the kubeconfig.',
  );
}

/**
 * The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY (lower case first) ask for, by the rules of Go
 * (golang.org/x/net/http/httpproxy): localhost and loopback addresses are never proxied, and a value that is no
 * address counts as not set.
 */
export function proxyFromEnvironment(server: URL, env: Environment): URL | undefined {
  const https = server.protocol === 'https:';
  const value = https ? env.https_proxy || env.HTTPS_PROXY : env.http_proxy || env.HTTP_PROXY;
  if (!value) return undefined;
  // In a CGI program HTTP_PROXY comes from whoever calls it: https://go.dev/s/cgihttpproxy.
  if (!https && env.REQUEST_METHOD) return undefined;
  const proxy = parseProxy(value);
  if (proxy === undefined || exempt(server, env.no_proxy || env.NO_PROXY || '')) return undefined;
  return proxy;
}

function parseProxy(text: string): URL | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(text) ? URL.parse(text) : URL.parse(`http://${text}`);
  return url !== null && PROXY_SCHEMES.has(url.protocol) && url.hostname !== '' ? url : undefined;
}

function exempt(server: URL, noProxy: string): boolean {
  const host = server.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = server.port === '' ? (server.protocol === 'https:' ? '443' : '80') : server.port;
  if (host === 'localhost' || (isIP(host) !== 0 && contains('127.0.0.0', 8, host)) || host === '::1') return true;
  return noProxy
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .some((rule) => rule !== '' && matches(rule, host, port));
}

function matches(rule: string, host: string, port: string): boolean {
  if (rule === '*') return true;
  const [network = '', bits = '', rest] = rule.split('/');
  if (isIP(network) !== 0 && /^\d+$/.test(bits) && rest === undefined) return contains(network, Number(bits), host);
  const [, bracketed, plain, wantedPort = ''] =
    /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(rule) ?? ([rule, undefined, rule.replace(/^\[|\]$/g, ''), ''] as const);
  const wanted = bracketed ?? plain ?? '';
  if (wanted === '' || (wantedPort !== '' && wantedPort !== port)) return false;
  if (isIP(wanted) !== 0) return contains(wanted, isIPv6(wanted) ? 128 : 32, host);
  if (isIP(host) !== 0) return false;
  // "foo.com" is foo.com and all below; ".foo.com" and "*.foo.com" are only what is below.
  const suffix = wanted.replace(/^\*(?=\.)/, '');
  return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
}

/** Whether an address lies in a network; false where either makes no sense. */
function contains(network: string, bits: number, host: string): boolean {
  if (isIP(host) === 0 || bits > (isIPv6(network) ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, isIPv6(network) ? 'ipv6' : 'ipv4');
  return list.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
