import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';
import { bulk, CRD_COUNT, crd, customPath, kindName, metadata, NAMESPACES } from './objects.ts';

const IN_FLIGHT = 90;

/** Fills a cluster: CRDs, namespaces, `scale` × 20,000 objects, and one tree of 100 objects below Widget0/root. */
export async function loadCluster(kubeconfig: string, scale: number): Promise<void> {
  const session = open(kubeconfig);
  const namespaces = Array.from({ length: NAMESPACES }, (_, index) => ({
    path: '/api/v1/namespaces',
    body: { metadata: { name: `bench-${index}` } },
  }));
  const crds = Array.from({ length: CRD_COUNT }, (_, index) => ({
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    body: crd(index),
  }));
  await postAll(session, [...namespaces, ...crds][Symbol.iterator]());
  for (let index = 0; index < CRD_COUNT; index++) await untilServed(session, customPath(index, 'default'));
  await postAll(session, bulk(scale)[Symbol.iterator]());
  await growTree(session);
  session.close();
}

/** Widget0/root owns nine Widget1, each of which owns ten ConfigMaps: 100 objects in all. */
async function growTree(session: ClientHttp2Session): Promise<void> {
  const root = await post(session, customPath(0, 'bench-0'), custom(0, 'root'));
  for (let child = 0; child < 9; child++) {
    const middle = await post(session, customPath(1, 'bench-0'), custom(1, `root-${child}`, root));
    for (let leaf = 0; leaf < 10; leaf++) {
      const body = {
        metadata: { ...metadata(`root-${child}-${leaf}`), ownerReferences: [middle] },
        data: { text: 'x'.repeat(4096) },
      };
      await post(session, '/api/v1/namespaces/bench-0/configmaps', body);
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

function open(kubeconfig: string): ClientHttp2Session {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
  const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
  const decode = (data: string) => Buffer.from(data, 'base64');
  return connect(server, { ca: decode(ca), cert: decode(cert), key: decode(key) });
}

async function postAll(session: ClientHttp2Session, items: Iterator<{ path: string; body: object }>): Promise<void> {
  const worker = async () => {
    for (let next = items.next(); !next.done; next = items.next())
      await post(session, next.value.path, next.value.body);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

async function post(session: ClientHttp2Session, path: string, body: object): Promise<Owner> {
  for (let attempt = 0; ; attempt++) {
    const { status, text } = await send(session, path, body);
    if (status === 201) {
      const created = JSON.parse(text);
      return {
        apiVersion: created.apiVersion,
        kind: created.kind,
        name: created.metadata.name,
        uid: created.metadata.uid,
      };
    }
    // The namespace's ServiceAccount or a CRD's storage can be a moment late.
    if (attempt >= 50 || (status !== 429 && status < 500 && status !== 404))
      throw new Error(`POST ${path}: ${status} ${text.slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function untilServed(session: ClientHttp2Session, path: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await send(session, path)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} is not served`);
}

function send(session: ClientHttp2Session, path: string, body?: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const stream = session.request({ ':path': path, ':method': method, 'content-type': 'application/json' });
    let status = 0;
    let text = '';
    stream.setEncoding('utf8');
    stream.on('response', (headers) => {
      status = Number(headers[':status']);
    });
    stream.on('data', (chunk: string) => {
      text += chunk;
    });
    stream.on('error', reject);
    stream.on('end', () => resolve({ status, text }));
    stream.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
