import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Handler, json, startFakeApiServer } from '../testing/api-server.ts';
import { readerOf } from '../testing/pods.ts';

const CORE = { kind: 'APIVersions', versions: ['v1'] };
const GROUPS = {
  kind: 'APIGroupList',
  groups: [
    {
      name: 'x.example.com',
      preferredVersion: { groupVersion: 'x.example.com/v1' },
      versions: [{ groupVersion: 'x.example.com/v2' }, { groupVersion: 'x.example.com/v1' }],
    },
    { name: 'dead.example.com', versions: [{ groupVersion: 'dead.example.com/v1' }] },
  ],
};
const resource = (name: string, kind: string) => ({ name, kind, namespaced: true, verbs: ['list'], singularName: '' });

describe('discovery', () => {
  it('falls back to the old form, where a dead API costs only itself', async () => {
    await using server = await startFakeApiServer({
      '/api': (_, res) => json(res, CORE),
      '/apis': (_, res) => json(res, GROUPS),
      '/api/v1': (_, res) => json(res, { resources: [resource('pods', 'Pod'), resource('pods/log', 'Pod')] }),
      '/apis/x.example.com/v1': (_, res) => json(res, { resources: [resource('as', 'A')] }),
      '/apis/x.example.com/v2': (_, res) => json(res, { resources: [resource('as', 'A'), resource('bs', 'B')] }),
      '/apis/dead.example.com/v1': (_, res) => res.writeHead(503).end('service unavailable'),
    });
    const from = readerOf(server.url);
    const found = await from.discover();
    expect(found.ok && found.value.types.map((type) => `${type.resource}.${type.version}.${type.singular}`)).toEqual([
      'pods.v1.pod',
      'as.v1.a',
      'bs.v2.b',
    ]);
    expect(found.ok && found.value.allVersions).toHaveLength(4);
    expect(found.ok && found.value.gaps).toEqual([
      {
        subject: { kind: 'group', group: 'dead.example.com', version: 'v1' },
        reason: 'unavailable',
        message: 'service unavailable',
      },
    ]);
    await from.discover();
    expect(server.requests).toHaveLength(6);
  });

  it('keeps its answers on disk, asks whether they still hold, and ignores broken ones', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'discovery-'));
    const v2 = {
      kind: 'APIGroupDiscoveryList',
      items: [
        {
          metadata: { name: 'x.example.com' },
          versions: [
            {
              version: 'v1',
              resources: [{ resource: 'as', responseKind: { kind: 'A' }, scope: 'Cluster', verbs: ['list'] }],
            },
            { version: 'v0', resources: [], freshness: 'Stale' },
          ],
        },
      ],
    };
    const statuses: number[] = [];
    const handler: Handler = (req, res) => {
      const same = req.headers['if-none-match'] === '"1"';
      statuses.push(same ? 304 : 200);
      if (same) res.writeHead(304).end();
      else json(res, v2, 200, { etag: '"1"' });
    };
    await using server = await startFakeApiServer({ '/api': handler, '/apis': handler });
    const first = await readerOf(server.url, {}, cache).discover();
    expect(first).toMatchObject({
      ok: true,
      value: {
        gaps: [{ subject: { group: 'x.example.com', version: 'v0' } }, {}],
        types: [{ kind: 'A', singular: 'a' }],
      },
    });
    expect(await readerOf(server.url, {}, cache).discover()).toEqual(first);
    expect(statuses).toEqual([200, 200, 304, 304]);

    const folder = join(cache, 'discovery');
    for (const file of await readdir(folder)) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
      await writeFile(join(folder, file), '"1"\n{"kind":"APIGroupDiscov');
    }
    expect(await readerOf(server.url, {}, cache).discover()).toEqual(first);
    expect(statuses.slice(4)).toEqual([200, 200]);
    await rm(cache, { recursive: true });
  });

  it('asks again for a fresh answer, which replaces the remembered one unless there is none', async () => {
    const found = { kind: 'as' };
    let answers = true;
    await using server = await startFakeApiServer({
      '/api': (_, res) => (answers ? json(res, CORE) : json(res, {}, 404)),
      '/apis': (_, res) => (answers ? json(res, { kind: 'APIGroupList', groups: [] }) : json(res, {}, 404)),
      '/api/v1': (_, res) => json(res, { resources: [resource(found.kind, 'A')] }),
    });
    const from = readerOf(server.url);
    const names = async (fresh = false) => {
      const discovery = await from.discover({ fresh });
      return discovery.ok ? discovery.value.types.map((type) => type.resource) : discovery.gap.reason;
    };
    expect(await names()).toEqual(['as']);
    found.kind = 'bs';
    expect(await names()).toEqual(['as']);
    expect(await names(true)).toEqual(['bs']);
    expect(await names()).toEqual(['bs']);
    answers = false;
    expect(await names(true)).toBe('invalid');
    expect(await names()).toEqual(['bs']);
  });

  it('says that a web server is no API server, and asks anew next time', async () => {
    await using server = await startFakeApiServer({ '/apis': (_, res) => res.end('<html>') });
    const from = readerOf(server.url);
    const message = /not as a Kubernetes API server does/;
    expect(await from.discover()).toMatchObject({ ok: false, gap: { subject: { kind: 'cluster' }, message } });
    await from.discover();
    expect(server.requests).toHaveLength(4);
  });
});
