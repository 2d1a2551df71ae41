import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { CLOCK, startClock } from './clock.ts';
import type { TrueVersion } from './truths.ts';
import { type WatchLine, watch } from './watch.ts';

/** Sees all that happens, by watches and a clock of its own. */
export interface Witness {
  /** When it came, milliseconds since the epoch. */
  readonly since: number;
  /** Watches one more list, from what is there now on. */
  observe(path: string): Promise<void>;
  /** All versions seen, in the order in which they were written; throws where it may have missed one. */
  versions(): Promise<readonly TrueVersion[]>;
  stop(): Promise<void>;
}

/** @param namespace where it keeps its clock */
export async function startWitness(plane: ControlPlaneHandle, namespace: string): Promise<Witness> {
  const since = Date.now();
  const clock = await startClock(plane, namespace);
  const lines: WatchLine[] = [];
  const watches: Awaited<ReturnType<typeof watch>>[] = [];
  let seenTicks = 0;
  // Its own writes come over a watch, too: what was written before one that has come has come as well.
  const ticks = await watch(plane, `/api/v1/namespaces/${namespace}/configmaps`, ({ object }) => {
    if (object.metadata.name === CLOCK) seenTicks += 1;
  });
  watches.push(ticks);
  return {
    since,
    async observe(path) {
      watches.push(await watch(plane, path, (line) => lines.push(line)));
    },
    async versions() {
      // All watches have told what was written before now when each is as far as the clock's; two of its ticks are ample.
      const before = seenTicks;
      await waitFor('the witness to be up to date', () => seenTicks > before + 1, { timeout: 60_000 });
      const failure = watches.map((one) => one.failure).find((text) => text !== undefined);
      if (failure !== undefined) throw new Error(`the witness has not seen all: ${failure}`);
      return lines
        .map(({ type, object, seen }): TrueVersion => {
          const when = clock.timeOf(Number(object.metadata.resourceVersion), seen);
          return { object, when, isEnd: type === 'DELETED' };
        })
        .toSorted((a, b) => Number(a.object.metadata.resourceVersion) - Number(b.object.metadata.resourceVersion));
    },
    async stop() {
      for (const one of watches) one.stop();
      await clock.stop();
    },
  };
}
