import { afterAll, expect, test } from 'vitest';
import type { Target } from '../../src/cluster/live/target.ts';
import type { WatchEvent } from '../../src/cluster/reader.ts';
import { startApiProxy } from '../control-plane/api-proxy.ts';
import { startProxy } from '../control-plane/proxy.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { openReader, typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'watching');
const configMaps = `/api/v1/namespaces/${namespace}/configmaps`;

/** Like the API server's own target, with a proxy's address. */
function through(url: string): Target {
  return targetFromKubeconfig(plane.adminKubeconfig, { server: new URL(url) });
}

async function create(name: string): Promise<void> {
  const { status } = await plane.request(configMaps, { method: 'POST', body: { metadata: { name } } });
  expect(status).toBe(201);
}

function told(event: WatchEvent | undefined): string {
  if (event === undefined) return 'ended';
  return 'object' in event ? `${event.kind} ${event.object.metadata.name}` : event.kind;
}

interface Watching {
  next(): Promise<string>;
  stop(): Promise<string>;
}

async function watching(target: Target): Promise<Watching> {
  const reader = openReader(target);
  const type = await typeOf(reader, 'configmaps');
  const abort = new AbortController();
  const events = reader.watch({ type, namespace, detail: 'metadata' }, abort.signal)[Symbol.asyncIterator]();
  // A list asked for after the watch is no older than its beginning, so what is created from here on is an event.
  for await (const page of reader.list({ type, namespace, detail: 'metadata' })) expect(page.ok).toBe(true);
  const next = async () => told((await events.next()).value);
  return {
    next,
    stop: () => {
      abort.abort();
      return next();
    },
  };
}

test('a watch tells what happens after the call, and ends when it is told to', async () => {
  const watch = await watching(through(plane.server));
  await create('a');
  expect(await watch.next()).toBe('added a');
  await plane.request(`${configMaps}/a`, { method: 'DELETE' });
  expect(await watch.next()).toBe('deleted a');
  expect(await watch.stop()).toBe('ended');
});

test('a watch whose connection is cut goes on where it was', async () => {
  const proxy = await startProxy({ target: plane.server });
  afterAll(() => proxy.stop());
  const watch = await watching(through(proxy.url));
  await create('b1');
  expect(await watch.next()).toBe('added b1');
  const next = watch.next();
  proxy.behaviour.refuse = true;
  proxy.cut();
  await create('b2');
  proxy.behaviour.refuse = false;
  expect(await next).toBe('added b2');
  expect(await watch.stop()).toBe('ended');
});

test('a watch whose resourceVersion is forgotten says that it begins anew', async () => {
  const proxy = await startApiProxy(plane);
  afterAll(() => proxy.stop());
  let expired = 0;
  proxy.intercept(({ path }) => {
    if (!path.includes('watch=1') || expired > 0) return undefined;
    expired += 1;
    const body = {
      kind: 'Status',
      status: 'Failure',
      reason: 'Expired',
      message: 'too old resource version',
      code: 410,
    };
    return { kind: 'answer', status: 410, body };
  });
  const watch = await watching(through(proxy.url));
  expect(await watch.next()).toBe('restarted');
  await create('c');
  expect(await watch.next()).toBe('added c');
  expect(await watch.stop()).toBe('ended');
});

test('a watch that is not allowed is a gap with the permission that is missing', async () => {
  const kubeconfig = await plane.restrictedUser('lister', [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['list'] },
  ]);
  const reader = openReader(targetFromKubeconfig(kubeconfig));
  const type = await typeOf(reader, 'configmaps');
  const events: WatchEvent[] = [];
  const signal = new AbortController().signal;
  for await (const event of reader.watch({ type, namespace, detail: 'metadata' }, signal)) events.push(event);
  expect(events).toMatchObject([
    { kind: 'gap', gap: { reason: 'forbidden', permission: { verb: 'watch', resource: 'configmaps', namespace } } },
  ]);
});

test('a watch from an earlier state tells what has happened since', async () => {
  const reader = openReader(through(plane.server));
  const type = await typeOf(reader, 'configmaps');
  let resourceVersion: string | undefined;
  for await (const page of reader.list({ type, namespace, detail: 'metadata', pageSize: 1 }))
    if (page.ok) resourceVersion ??= page.value.resourceVersion;
  await create('d');
  await plane.request(`${configMaps}/d`, { method: 'DELETE' });
  const abort = new AbortController();
  const query = { type, namespace, detail: 'metadata', resourceVersion, positions: true } as const;
  const seen: string[] = [];
  for await (const event of reader.watch(query, abort.signal)) {
    seen.push(told(event));
    if (seen.length === 2) abort.abort();
  }
  expect(seen).toEqual(['added d', 'deleted d']);
});
