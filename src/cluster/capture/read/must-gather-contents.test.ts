import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ClusterReader, LogQuery } from '../../reader.ts';
import { folderWith, manifest, names, opened, typeNamed } from '../testing/opened.ts';
import { writeTarGz } from '../testing/tar-file.ts';

const IMAGE = 'must-gather.local.1/quay-io-must-gather-sha256-abc';
const list = (apiVersion: string, kind: string, ...items: readonly string[]) =>
  `---\napiVersion: ${apiVersion}\nitems: [${items.join(', ')}]\nkind: ${kind}\n`;
const pod = (name: string) =>
  manifest('v1', 'Pod', name, {
    metadata: { namespace: 'shop' },
    spec: { containers: [{ name: 'app' }, { name: 'proxy' }] },
  });

const FILES = {
  'must-gather.local.1/timestamp':
    '2026-01-02 03:04:05.678901234 +0100 CET m=+0.1\n2026-01-02 03:14:05.678901234 +0100 CET m=+600.1\n',
  [`${IMAGE}/version`]: 'openshift/must-gather\n4.20',
  [`${IMAGE}/namespaces/shop/shop.yaml`]: manifest('v1', 'Namespace', 'shop'),
  [`${IMAGE}/namespaces/shop/core/pods.yaml`]: list('v1', 'PodList', pod('web'), pod('db')),
  [`${IMAGE}/namespaces/shop/core/configmaps.yaml`]: '---\napiVersion: v1\nkind: ConfigMapList\nitems: []\n',
  [`${IMAGE}/namespaces/shop/pods/web/web.yaml`]: pod('web'),
  [`${IMAGE}/namespaces/shop/pods/web/app/app/logs/current.log`]: 'one\ntwo\nthree\n',
  [`${IMAGE}/namespaces/shop/pods/web/proxy/proxy/logs/current.log`]: 'proxied\n',
  [`${IMAGE}/namespaces/shop/pods/web/app/app/logs/previous.log`]: 'died\n',
  [`${IMAGE}/namespaces/bank/cache.example.com/redisclusters/main.yaml`]: manifest(
    'cache.example.com/v1',
    'RedisCluster',
    'main',
    {
      metadata: { namespace: 'bank' },
    },
  ),
  [`${IMAGE}/cluster-scoped-resources/core/nodes/node-1.yaml`]: manifest('v1', 'Node', 'node-1'),
  [`${IMAGE}/cluster-scoped-resources/apiextensions.k8s.io/customresourcedefinitions/redisclusters.cache.example.com.yaml`]:
    manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'redisclusters.cache.example.com', {
      spec: {
        group: 'cache.example.com',
        scope: 'Namespaced',
        names: { kind: 'RedisCluster', plural: 'redisclusters', singular: 'rediscluster', shortNames: ['rc'] },
      },
    }),
  'must-gather.local.1/other-image/namespaces/shop/core/pods.yaml': list('v1', 'PodList', pod('web'), pod('late')),
};

async function everyForm(): Promise<ClusterReader[]> {
  const folder = folderWith(FILES);
  const archive = await writeTarGz(join(folder, 'must-gather.tar.gz'), FILES);
  return [await opened(join(folder, 'must-gather.local.1')), await opened(archive)];
}

test('objects of all images are found once, as folder and as archive', async () => {
  for (const reader of await everyForm()) {
    expect(reader.source).toMatchObject({ format: 'must-gather' });
    expect(await names(reader, 'pods')).toEqual(['shop/web', 'shop/late', 'shop/db']);
    expect(await names(reader, 'nodes')).toEqual(['/node-1']);
    expect(await names(reader, 'namespaces')).toEqual(['/shop']);
    expect(await names(reader, 'redisclusters.cache.example.com')).toEqual(['bank/main']);
    expect(await typeNamed(reader, 'redisclusters.cache.example.com')).toMatchObject({
      shortNames: ['rc'],
      version: 'v1',
    });
    expect(new Date(reader.now()).toISOString()).toBe('2026-01-02T02:04:05.678Z');
  }
});

test('what it does not hold is a gap; an empty list that it holds is empty', async () => {
  for (const reader of await everyForm()) {
    expect(await names(reader, 'configmaps', { namespace: 'shop' })).toEqual([]);
    expect(await names(reader, 'pods', { namespace: 'bank' })).toEqual([
      'gap not-captured: the must-gather does not hold pods of namespace bank',
    ]);
    expect(await names(reader, 'pods', { namespace: 'moon' })).toEqual([
      'gap not-captured: the must-gather does not hold namespace moon',
    ]);
    const discovery = await reader.discover();
    expect(discovery.ok && discovery.value.gaps).toMatchObject([
      { reason: 'not-captured', subject: { kind: 'cluster' } },
    ]);
  }
});

test('logs are read from where oc puts them', async () => {
  for (const reader of await everyForm()) {
    const log = async (query: Partial<LogQuery>) => {
      const text = await reader.podLog({ namespace: 'shop', pod: 'web', ...query });
      return text.ok ? text.value : text.gap.reason;
    };
    expect(await log({ container: 'proxy' })).toBe('proxied\n');
    expect(await log({})).toBe('one\ntwo\nthree\n');
    expect(await log({ tailLines: 2 })).toBe('two\nthree\n');
    expect(await log({ container: 'app', previous: true })).toBe('died\n');
    expect(await log({ container: 'nobody' })).toBe('not-captured');
    expect(await log({ pod: '../../etc' })).toBe('not-captured');
  }
});
