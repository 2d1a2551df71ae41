/**
 * The floor: the barest client that discovers types and lists all their metadata, over one HTTP/2 connection, with
 * nothing but Node. usage: floor.mjs KUBECONFIG [NAMESPACE]. Prints how many requests it made and objects it got.
 */
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { gunzipSync } from 'node:zlib';

const [file = '', namespace] = process.argv.slice(2);
const config = JSON.parse(readFileSync(file, 'utf8'));
const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
const session = connect(server, {
  ca: Buffer.from(ca, 'base64'),
  cert: Buffer.from(cert, 'base64'),
  key: Buffer.from(key, 'base64'),
  settings: { initialWindowSize: 4 << 20 },
});
session.on('connect', () => session.setLocalWindowSize(16 << 20));

let requests = 0;
function get(path, accept) {
  requests++;
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path, accept, 'accept-encoding': 'gzip' });
    let zipped = false;
    const chunks = [];
    stream.on('response', (headers) => {
      zipped = headers['content-encoding'] === 'gzip';
    });
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      const body = Buffer.concat(chunks);
      resolve(JSON.parse((zipped ? gunzipSync(body) : body).toString()));
    });
    stream.end();
  });
}

const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const METADATA = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const groups = (await Promise.all(['/api', '/apis'].map((path) => get(path, DISCOVERY)))).flatMap((list) => list.items);
const paths = groups.flatMap((group) => {
  const { version, resources } = group.versions[0];
  const name = group.metadata.name ?? '';
  const base = name === '' ? `/api/${version}` : `/apis/${name}/${version}`;
  return resources
    .filter((type) => type.verbs.includes('list') && !['events', 'componentstatuses'].includes(type.resource))
    .filter((type) => namespace === undefined || type.scope === 'Namespaced')
    .map(
      (type) =>
        `${base}/${namespace === undefined ? '' : `namespaces/${namespace}/`}${type.resource}?resourceVersion=0`,
    );
});
const lists = await Promise.all(paths.map((path) => get(path, METADATA)));
const objects = lists.reduce((sum, list) => sum + (list.items?.length ?? 0), 0);
console.log(JSON.stringify({ requests, objects }));
session.close();
