/** The thread of keepRenewing: renews a Lease without end, and says so once. */
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../control-plane/handle.ts';
import type { Renewal } from './keep-renewing.ts';

// The shape is that of keepRenewing.
const { coordinates, path } = workerData as Renewal;
const { request } = connect(coordinates);
const contentType = 'application/merge-patch+json';
for (let renewals = 0; ; await delay(5)) {
  const spec = { renewTime: new Date().toISOString().replace('Z', '000Z') };
  const renewed = await request(path, { method: 'PATCH', contentType, body: { spec } }).then(
    ({ status }) => status === 200,
    () => false,
  );
  if (renewed && ++renewals === 1) parentPort?.postMessage('renews');
}
