import { expect, test } from 'vitest';
import { proxyFromEnvironment } from './proxy-environment.ts';

const proxyOf = (server: string, env: Record<string, string>) => {
  const proxy = proxyFromEnvironment(new URL(server), env);
  return proxy.ok ? proxy.value?.href : proxy.problem.message;
};

// The cases of golang.org/x/net/http/httpproxy, whose rules these are.
const NO_PROXY =
  'foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, ' +
  '2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64, .示例.com';

test.each([
  ['localhost', false],
  ['127.0.0.1', false],
  ['127.0.0.2', false],
  ['[::1]', false],
  ['[::2]', true],
  ['192.168.1.1', false],
  ['192.168.1.2', true],
  ['192.168.1.3', false],
  ['192.168.1.4', true],
  ['10.0.0.2', false],
  ['10.0.0.4', true],
  ['[2001:db8::52:0:1]', false],
  ['[2001:db8::52:0:2]', true],
  ['[2001:db8::52:0:3]', false],
  ['[2002:db8:a::123]', false],
  ['[fe80::424b:c8be:1643:a1b6]', true],
  ['barbaz.net', true],
  ['www.barbaz.net', false],
  ['foobar.com', false],
  ['FooBar.com', false],
  ['www.foobar.com', false],
  ['foofoobar.com', true],
  ['baz.com', true],
  ['localhost.net', true],
  ['local.localhost', true],
  ['barbarbaz.net', true],
  ['wildcard.io', true],
  ['nested.wildcard.io', false],
  ['awildcard.io', true],
  ['www.示例.com', false],
])('with NO_PROXY, %s is reached through a proxy: %s', (host, proxied) => {
  const env = { HTTP_PROXY: 'http://proxy:3128', NO_PROXY };
  expect(proxyOf(`http://${host}:80`, env)).toBe(proxied ? 'http://proxy:3128/' : undefined);
});

test('NO_PROXY with a star exempts everything, and what makes no sense in it nothing', () => {
  const env = { HTTPS_PROXY: 'proxy' };
  expect(proxyOf('https://example.com', { ...env, NO_PROXY: '*' })).toBeUndefined();
  expect(proxyOf('https://example.com', { ...env, NO_PROXY: ':1,,/,10.0.0.0/99,[' })).toBe('http://proxy/');
});

test('https servers have HTTPS_PROXY, http servers HTTP_PROXY', () => {
  const env = { HTTP_PROXY: 'plain.example', HTTPS_PROXY: 'https://secure.example:8443' };
  expect(proxyOf('https://api.example', env)).toBe('https://secure.example:8443/');
  expect(proxyOf('http://api.example', env)).toBe('http://plain.example/');
  expect(proxyOf('https://api.example', { HTTP_PROXY: 'plain.example' })).toBeUndefined();
});

test('lower-case variables come before upper-case ones, unless they are empty', () => {
  const env = { HTTPS_PROXY: 'upper', https_proxy: 'lower', NO_PROXY: '*', no_proxy: 'elsewhere' };
  expect(proxyOf('https://api.example', env)).toBe('http://lower/');
  expect(proxyOf('https://api.example', { ...env, https_proxy: '' })).toBe('http://upper/');
});

test('the port in NO_PROXY is compared with the port of the scheme too', () => {
  const env = { HTTPS_PROXY: 'proxy', NO_PROXY: 'api.example:443' };
  expect(proxyOf('https://api.example', env)).toBeUndefined();
  expect(proxyOf('https://api.example:6443', env)).toBe('http://proxy/');
});

test('a scheme that nobody speaks is a problem, not a way round the proxy', () => {
  expect(proxyOf('https://api.example', { HTTPS_PROXY: 'ftp://user:secret@proxy' })).toBe(
    'HTTPS_PROXY names a proxy that is neither http, https nor socks5',
  );
  expect(proxyOf('https://api.example', { HTTPS_PROXY: 'socks5://proxy:1080' })).toBe('socks5://proxy:1080');
});
