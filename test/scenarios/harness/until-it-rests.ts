import type { Tools } from './tools.ts';

/** A rest that was observed, in milliseconds: the back-off doubles from 5 ms on, so that the next one is twice as long. */
const REST = 8000;
/** A try that is going to be followed by others soon is within so many milliseconds. */
const SOON = 2000;
/** No step of the back-off is longer than four times the one before, one that was not seen included, and this. */
const STALLED = 10_000;

/**
 * Resolves when the API server, which cannot clean up after a definition because of a conversion webhook, rests between two
 * tries, for 14 seconds more at least. Each try overwrites with its beginning what the one before has said.
 *
 * A try that meets its own last words, not seen yet, is taken for done and followed by none (apiextensions-apiserver
 * pkg/controller/finalizer/crd_finalizer.go, sync: IsConflict) until all definitions are looked at again, after five
 * minutes: a change makes it try then.
 */
export async function untilItRests({ kubectl, waitFor }: Tools, definition: string): Promise<void> {
  const condition = '.status.conditions[?(@.type=="Terminating")]';
  const state = `jsonpath={.metadata.resourceVersion} {${condition}.reason}: {${condition}.message}`;
  let before = '';
  let changed = Date.now();
  let rest = 0;
  const rests = async (): Promise<boolean> => {
    const now = await kubectl('get', 'crd', definition, '-o', state);
    if (now !== before) {
      // What is between the beginning of a try and its end is no rest.
      if (hasFailed(before)) rest = Date.now() - changed;
      changed = Date.now();
      before = now;
    }
    const stood = Date.now() - changed;
    if (stood > STALLED + 4 * rest)
      await kubectl('annotate', 'crd', definition, `try-again=at-${Date.now()}`, '--overwrite');
    return rest >= REST && stood >= SOON && hasFailed(now) && now.includes('conversion webhook for');
  };
  await waitFor('the API server to rest', rests, { interval: 200, timeout: 240_000 });
}

function hasFailed(state: string): boolean {
  return state.includes(' InstanceDeletionFailed: ');
}
