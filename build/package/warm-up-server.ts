import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const NAMESPACE = 'default';
const OWNER = object('ConfigMap', 'owner', 'uid-1', []);
const OWNED = object('ConfigMap', 'owned', 'uid-2', [
  { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'uid-1', controller: true },
]);

/** Answers of an API server that serves ConfigMaps alone, by path; enough for a tree of two objects. */
const ANSWERS: Readonly<Record<string, object>> = {
  '/version': { major: '1', minor: '37', gitVersion: 'v1.37.0' },
  '/api': discovery([
    {
      metadata: {},
      versions: [
        {
          version: 'v1',
          freshness: 'Current',
          resources: [
            {
              resource: 'configmaps',
              responseKind: { group: '', version: 'v1', kind: 'ConfigMap' },
              scope: 'Namespaced',
              singularResource: 'configmap',
              shortNames: ['cm'],
              verbs: ['get', 'list', 'watch'],
            },
          ],
        },
      ],
    },
  ]),
  '/apis': discovery([]),
  [`/api/v1/namespaces/${NAMESPACE}/configmaps`]: {
    apiVersion: 'meta.k8s.io/v1',
    kind: 'PartialObjectMetadataList',
    metadata: { resourceVersion: '1' },
    items: [OWNER, OWNED],
  },
  [`/api/v1/namespaces/${NAMESPACE}/configmaps/owner`]: OWNER,
  [`/api/v1/namespaces/${NAMESPACE}/configmaps/owned`]: OWNED,
};

/** Starts the server; answers its URL and how to stop it. */
export async function startWarmUpServer(): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer(({ url = '' }, response) => {
    const path = url.replace(/\?.*/, '');
    const answer = ANSWERS[path];
    const aggregated = path === '/api' || path === '/apis';
    const type = aggregated
      ? 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
      : 'application/json';
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': type });
    response.end(JSON.stringify(answer ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function discovery(items: readonly object[]): object {
  return { apiVersion: 'apidiscovery.k8s.io/v2', kind: 'APIGroupDiscoveryList', metadata: {}, items };
}

function object(kind: string, name: string, uid: string, ownerReferences: readonly object[]): object {
  const creationTimestamp = '2020-01-01T00:00:00Z';
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: NAMESPACE, uid, resourceVersion: '1', creationTimestamp, ownerReferences },
  };
}
