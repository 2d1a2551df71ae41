import type { Interceptor } from '../../control-plane/api-proxy.ts';

/**
 * Answers the first request for a further page of a resource as an API server does when the list has expired: with 410
 * and a token that goes on at the state of now (apiserver pkg/storage/continue.go: resourceVersion -1).
 */
export function expiredOnce(resource: string): Interceptor {
  let expired = false;
  return ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'https://localhost');
    const token = searchParams.get('continue');
    if (expired || token === null || !pathname.endsWith(`/${resource}`)) return undefined;
    expired = true;
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
