/**
 * The floor: the barest concurrent loop of no-op merge patches over one HTTP/2 connection, with nothing but Node.
 * usage: migrate-floor.mjs KUBECONFIG LIST-PATH IN-FLIGHT. Prints how many objects it patched and in how many milliseconds.
 */
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';

const [file = '', list = '', inFlight = '32'] = process.argv.slice(2);
const config = JSON.parse(readFileSync(file, 'utf8'));
const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
const session = connect(server, {
  ca: Buffer.from(ca, 'base64'),
  cert: Buffer.from(cert, 'base64'),
  key: Buffer.from(key, 'base64'),
});

function ask(headers, content) {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers);
    let status = 0;
    const chunks = [];
    stream.on('response', (answer) => {
      status = answer[':status'];
    });
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      if (status !== 200) reject(new Error(`${headers[':path']}: ${status} ${Buffer.concat(chunks)}`));
      else resolve(JSON.parse(Buffer.concat(chunks).toString()));
    });
    stream.end(content);
  });
}

const METADATA = 'application/json;g=meta.k8s.io;v=v1;as=';
async function* objects() {
  let token = '';
  do {
    const path = `${list}?limit=500${token === '' ? '' : `&continue=${encodeURIComponent(token)}`}`;
    const page = await ask({ ':path': path, accept: `${METADATA}PartialObjectMetadataList` });
    yield* page.items;
    token = page.metadata.continue ?? '';
  } while (token !== '');
}

const [version, resource] = [list.slice(0, list.lastIndexOf('/')), list.slice(list.lastIndexOf('/') + 1)];
const started = performance.now();
const each = objects();
let patched = 0;
async function worker() {
  for (let next = await each.next(); !next.done; next = await each.next()) {
    const { namespace, name, uid, resourceVersion } = next.value.metadata;
    await ask(
      {
        ':method': 'PATCH',
        ':path': `${version}/namespaces/${namespace}/${resource}/${name}`,
        accept: `${METADATA}PartialObjectMetadata`,
        'content-type': 'application/merge-patch+json',
      },
      JSON.stringify({ metadata: { uid, resourceVersion } }),
    );
    patched += 1;
  }
}
await Promise.all(Array.from({ length: Number(inFlight) }, worker));
console.log(JSON.stringify({ patched, tookMs: performance.now() - started }));
session.close();
