/**
 * The floor: the barest watch over one HTTP/2 connection, which counts lines, with nothing but Node.
 * usage: record-floor.mjs KUBECONFIG WATCH-PATH. Prints how many lines came when it gets SIGINT.
 */
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';

const [file = '', path = ''] = process.argv.slice(2);
const config = JSON.parse(readFileSync(file, 'utf8'));
const { server, 'certificate-authority-data': ca } = config.clusters[0].cluster;
const { 'client-certificate-data': cert, 'client-key-data': key } = config.users[0].user;
const decode = (text) => Buffer.from(text, 'base64');
const session = connect(server, { ca: decode(ca), cert: decode(cert), key: decode(key) });
const stream = session.request({ ':path': path });
let lines = 0;
stream.on('data', (chunk) => {
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
});
process.on('SIGINT', () => {
  console.log(JSON.stringify({ lines }));
  process.exit(0);
});
