import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';

/** Milliseconds since the epoch between which something happened. */
export interface TrueTime {
  readonly from: number;
  readonly to: number;
}

/** Tells when a write was made, by its resource version alone. */
export interface VersionClock {
  /** @param seen when its change was seen, milliseconds since the epoch: it had been made by then */
  timeOf(resourceVersion: number, seen: number): TrueTime;
  stop(): Promise<void>;
}

interface Tick {
  readonly sent: number;
  readonly answered: number;
  readonly version: number;
}

/** The ConfigMap that it writes. */
export const CLOCK = 'clock';

/** Milliseconds between two writes. */
const INTERVAL = 200;

/**
 * A clock that owes nothing to the times in objects. It writes a ConfigMap over and over: resource versions count all
 * writes of the cluster, so that whatever has a version between two of its own was made between sending the one and the
 * answer to the other, however late a watch on a busy machine tells of it.
 */
export async function startClock(plane: ControlPlaneHandle, namespace: string): Promise<VersionClock> {
  const ticks: Tick[] = [];
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  let count = 0;
  const tick = async (): Promise<void> => {
    const sent = Date.now();
    count += 1;
    const answer = await plane.request(`${path}/${CLOCK}?fieldManager=witness`, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CLOCK }, data: { tick: String(count) } },
    });
    if (answer.status >= 300) throw new Error(`the clock stands still: ${answer.text}`);
    const { metadata } = answer.json() as { metadata: { resourceVersion: string } };
    ticks.push({ sent, answered: Date.now(), version: Number(metadata.resourceVersion) });
  };
  await tick();
  let running = true;
  const turns = (async () => {
    while (running) {
      await sleep(INTERVAL);
      await tick();
    }
  })();
  // Whoever awaits stop() hears of it; until then it is nobody's unhandled rejection.
  turns.catch(() => undefined);
  return {
    timeOf(resourceVersion, seen) {
      const before = ticks.findLast(({ version }) => version < resourceVersion);
      const after = ticks.find(({ version }) => version > resourceVersion);
      return { from: before?.sent ?? 0, to: Math.min(after?.answered ?? seen, seen) };
    },
    async stop() {
      running = false;
      await turns;
    },
  };
}
