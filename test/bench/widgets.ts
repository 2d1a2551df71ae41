import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { waitFor } from '../control-plane/wait.ts';

/** The type whose objects are migrated: v1alpha1 and v1, of one shape. */
export const WIDGETS = { group: 'migrate.example.com', plural: 'widgets', kind: 'Widget' };
const NAME = `${WIDGETS.plural}.${WIDGETS.group}`;
const IN_FLIGHT = 64;

/** Makes the objects from `first` to `count`, of about 2 KB each, in ten namespaces, and their type where it is missing. */
export async function loadWidgets(plane: ControlPlane, count: number, first = 0): Promise<void> {
  if (first === 0) {
    await plane.apply([definition('v1')]);
    await waitFor('the type to be served', async () => (await plane.request(list('v1'))).status === 200);
    for (let index = 0; index < 10; index += 1)
      await plane.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `widgets-${index}` } }]);
  }
  const config = JSON.parse(readFileSync(plane.adminKubeconfig, 'utf8'));
  const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
  const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
  const decode = (data: string) => Buffer.from(data, 'base64');
  const session = connect(server, { ca: decode(ca), cert: decode(cert), key: decode(key) });
  let next = first;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const path = `/apis/${WIDGETS.group}/v1/namespaces/widgets-${index % 10}/${WIDGETS.plural}`;
      await new Promise<void>((resolve, reject) => {
        const stream = session.request({ ':path': path, ':method': 'POST', 'content-type': 'application/json' });
        stream.on('response', (headers) => {
          if (headers[':status'] !== 201) reject(new Error(`${path}: ${headers[':status']}`));
        });
        stream.resume();
        stream.on('error', reject);
        stream.on('end', resolve);
        stream.end(JSON.stringify(widget(index)));
      });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  session.close();
}

/** Makes a version the storage version; resolves when a new object is stored so. */
export async function storeAt(plane: ControlPlane, version: string): Promise<void> {
  await plane.apply([definition(version)]);
  // One API server takes a flip up within 40 ms (measured); an object that is written after it is stored so.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

function widget(index: number): object {
  return {
    apiVersion: `${WIDGETS.group}/v1`,
    kind: WIDGETS.kind,
    metadata: { name: `w-${index}`, labels: { app: `app-${index % 100}` } },
    spec: { size: index, text: 'x'.repeat(1500) },
  };
}

function definition(storage: string): object {
  const text = { type: 'string' };
  const spec = { type: 'object', properties: { size: { type: 'integer' }, text } };
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
  const { group, plural, kind } = WIDGETS;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: NAME },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural },
      versions: ['v1', 'v1alpha1'].map((name) => ({ name, served: true, storage: name === storage, schema })),
    },
  };
}

function list(version: string): string {
  return `/apis/${WIDGETS.group}/${version}/${WIDGETS.plural}?limit=1`;
}
