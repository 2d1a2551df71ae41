import type { Interceptor } from '../../control-plane/api-proxy.ts';

/**
 * Answers the first request for a further page of a resource, for each size of pages, as an API server does when the list
 * has expired: with 410 and a token that goes on at the state of now (apiserver pkg/storage/continue.go:
 * resourceVersion -1). Lists for different purposes have pages of different sizes.
 */
export function expiredOnce(resource: string): Interceptor {
  const expired = new Set<string>();
  return ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'https://localhost');
    const token = searchParams.get('continue');
    const limit = searchParams.get('limit') ?? '';
    if (expired.has(limit) || token === null || !pathname.endsWith(`/${resource}`)) return undefined;
    expired.add(limit);
    const body = {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      code: 410,
      reason: 'Expired',
      message: 'The provided continue parameter is too old to display a consistent list result.',
      metadata: { continue: atNow(token) },
    };
    return { kind: 'answer', status: 410, body };
  };
}

function atNow(token: string): string {
  const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  if (typeof parts !== 'object') throw new Error(`no token: ${token}`);
  return Buffer.from(JSON.stringify({ ...parts, rv: -1 })).toString('base64url');
}
