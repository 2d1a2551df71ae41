import { BlockList, isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { failure, type Result, success } from '../../../objects/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

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
 * address counts as not set. A scheme that nobody can speak is a problem, as going round the proxy would be worse.
 */
export function proxyFromEnvironment(server: URL, env: Environment): Result<URL | undefined> {
  const [lower, upper] = server.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const name = env[lower] ? lower : upper;
  const value = env[name];
  if (!value || exempt(server, env.no_proxy || env.NO_PROXY || '')) return success(undefined);
  const proxy = /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(value) ? URL.parse(value) : URL.parse(`http://${value}`);
  if (proxy === null || proxy.hostname === '') return success(undefined);
  if (['http:', 'https:', 'socks5:', 'socks5h:'].includes(proxy.protocol)) return success(proxy);
  return failure(
    `${name} names a proxy that is neither http, https nor socks5`,
    `Correct ${name}, or name the API server in NO_PROXY.`,
  );
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
  const suffix = asciiDomain(wanted.replace(/^\*(?=\.)/, ''));
  return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
}

/** A domain of NO_PROXY in the form in which URLs have it. */
function asciiDomain(domain: string): string {
  if (/^[\x00-\x7f]*$/.test(domain)) return domain;
  return domain.startsWith('.') ? `.${domainToASCII(domain.slice(1))}` : domainToASCII(domain);
}

/** Whether an address lies in a network; false where either makes no sense. */
function contains(network: string, bits: number, host: string): boolean {
  if (isIP(host) === 0 || bits > (isIPv6(network) ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, isIPv6(network) ? 'ipv6' : 'ipv4');
  return list.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
