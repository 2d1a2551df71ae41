import { type BulkClient, bulkClient } from '../control-plane/bulk.ts';
import { bulk, CRD_COUNT, crd, customPath, kindName, metadata, NAMESPACES } from './objects.ts';

/** Fills a cluster: CRDs, namespaces, `scale` × 20,000 objects, and one tree of 100 objects below Widget0/root. */
export async function loadCluster(kubeconfig: string, scale: number): Promise<void> {
  const client = bulkClient(kubeconfig);
  const namespaces = Array.from({ length: NAMESPACES }, (_, index) => ({
    path: '/api/v1/namespaces',
    body: { metadata: { name: `bench-${index}` } },
  }));
  const crds = Array.from({ length: CRD_COUNT }, (_, index) => ({
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    body: crd(index),
  }));
  await client.createAll([...namespaces, ...crds]);
  for (let index = 0; index < CRD_COUNT; index++) await untilServed(client, customPath(index, 'default'));
  await client.createAll(bulk(scale));
  await growTree(client);
  client.close();
}

/** Widget0/root owns nine Widget1, each of which owns ten ConfigMaps: 100 objects in all. */
async function growTree(client: BulkClient): Promise<void> {
  const root = await post(client, customPath(0, 'bench-0'), custom(0, 'root'));
  for (let child = 0; child < 9; child++) {
    const middle = await post(client, customPath(1, 'bench-0'), custom(1, `root-${child}`, root));
    for (let leaf = 0; leaf < 10; leaf++) {
      const body = {
        metadata: { ...metadata(`root-${child}-${leaf}`), ownerReferences: [middle] },
        data: { text: 'x'.repeat(4096) },
      };
      await post(client, '/api/v1/namespaces/bench-0/configmaps', body);
    }
  }
}

interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

function custom(index: number, name: string, owner?: Owner): object {
  const { kind } = kindName(index);
  const owners = owner === undefined ? {} : { ownerReferences: [{ ...owner, controller: true }] };
  return { apiVersion: 'bench.example.com/v1', kind, metadata: { ...metadata(name), ...owners }, spec: {} };
}

async function post(client: BulkClient, path: string, body: object): Promise<Owner> {
  // The shape is the API server's own.
  const { apiVersion, kind, metadata } = (await client.create({ path, body })) as CreatedObject;
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid };
}

interface CreatedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string };
}

async function untilServed(client: BulkClient, path: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await client.send({ path })).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} is not served`);
}
