/**
 * The thread of keepRenewing: renews a Lease without end, and says so once. Several renewals are under way at any time, so that
 * one that has to wait for its turn on a busy machine is no pause.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../control-plane/handle.ts';
import type { Renewal } from './keep-renewing.ts';

// The shape is that of keepRenewing.
const { coordinates, path } = workerData as Renewal;
const { request } = connect(coordinates);
const contentType = 'application/merge-patch+json';
let renewals = 0;
async function renew(): Promise<void> {
  const spec = { renewTime: new Date().toISOString().replace('Z', '000Z') };
  const renewed = await request(path, { method: 'PATCH', contentType, body: { spec } }).then(
    ({ status }) => status === 200,
    () => false,
  );
  if (renewed && ++renewals === 1) parentPort?.postMessage('renews');
}
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) {
      await renew();
      await delay(5);
    }
  }),
);
