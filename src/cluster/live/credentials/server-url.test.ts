import { expect, test } from 'vitest';
import { parseServer } from './server-url.ts';

test.each([
  ['https://api.example', 'https://api.example/'],
  ['https://api.example:6443/k8s/clusters/c-1/', 'https://api.example:6443/k8s/clusters/c-1/'],
  ['https://api.example/base?query#fragment', 'https://api.example/base'],
  ['http://[::1]:8080', 'http://[::1]:8080/'],
  ['api.example:6443', 'http://api.example:6443/'],
  ['localhost', 'http://localhost/'],
])('%s is %s', (text, href) => {
  const server = parseServer(text);
  expect(server.ok && server.value.href).toBe(href);
});

test.each([
  ['ftp://api.example', 'the API server\'s address "ftp://api.example" is neither http nor https'],
  ['api.example/path', '"api.example/path" is neither a URL nor host and port'],
  ['https://', '"https://" is neither a URL nor host and port'],
  ['https://user:secret@api example', '"https://api example" is no address of an API server'],
])('%s is a problem, told without a password', (text, message) => {
  expect(parseServer(text)).toMatchObject({ ok: false, problem: { message } });
});
