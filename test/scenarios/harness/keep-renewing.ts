import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Coordinates } from '../../control-plane/coordinates.ts';
import type { Tools } from './tools.ts';

/** Which Lease is renewed, by its path, and where. */
export interface Renewal {
  readonly coordinates: Coordinates;
  readonly path: string;
}

/**
 * Renews a Lease every few milliseconds until the scenario is over, so that it has moved whenever it is read twice;
 * resolves when it was renewed. In a thread of its own: this one is busy with other scenarios for longer than that.
 */
export async function keepRenewing({ plane: { coordinates }, onCleanup }: Tools, path: string): Promise<void> {
  const workerData: Renewal = { coordinates, path };
  const worker = new Worker(new URL('./renewer.ts', import.meta.url), { workerData });
  onCleanup(() => worker.terminate());
  await once(worker, 'message');
}
