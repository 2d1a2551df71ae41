import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { type Clerk, type ClerkOptions, startClerk } from '../../operators/clerk/clerk.ts';
import { type LetterSpec, letter, progressOf, readLetter, releaseLetters } from '../../operators/clerk/letters.ts';
import { group } from '../harness/group.ts';
import type { Stage } from '../harness/state-case.ts';

interface ClerkStage extends Stage {
  readonly clerk: Clerk;
  /** The namespace of its letters. */
  readonly letters: string;
  send(name: string, spec: LetterSpec): Promise<void>;
  /** Resolves when its log has that text. */
  said(text: string): Promise<void>;
}

async function startClerkStage(
  plane: ControlPlane,
  name: string,
  options: Pick<ClerkOptions, 'backoff' | 'peering'> = {},
): Promise<ClerkStage> {
  const letters = `letters-of-${name}`;
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: letters } });
  const clerk = await startClerk(plane, { ...options, name, watchNamespaces: [letters] });
  return {
    target: name,
    namespace: clerk.namespace,
    clerk,
    letters,
    send: (letterName, spec) => plane.apply(letter(letters, letterName, spec)),
    said: async (text) => {
      const log = async () => (await plane.kubectl(['logs', '-n', clerk.namespace, `deploy/${name}`])).stdout;
      await waitFor(`"${text}"`, async () => (await log()).includes(text), { timeout: 90_000 });
    },
    async stop() {
      await clerk.stop();
      await releaseLetters(plane, letters);
    },
  };
}

const aLetter =
  (name: string) =>
  ({ letters }: ClerkStage) => ({ target: `letter/${name}`, namespace: letters });

/** Waits until kopf has written on a letter that it is tried again. */
async function untilTried({ letters }: ClerkStage, plane: ControlPlane, name: string): Promise<undefined> {
  const isTried = async () => progressOf(await readLetter(plane, letters, name)) !== undefined;
  await waitFor(`${name} to be tried`, isTried);
  return undefined;
}

/** kopf, which has no metrics: what is known is known of objects. */
export const kopf = group<ClerkStage>({
  framework: 'kopf',
  start: (plane) => startClerkStage(plane, 'clerk-states'),
  cases: [
    {
      state: 'at work',
      expected: 'no metrics',
      interval: 1,
      drive: async ({ send, said }) => {
        await send('sound', {});
        await said("[letters-of-clerk-states/sound] Handler 'deliver' succeeded");
        return undefined;
      },
    },
    { state: 'an object that is well', target: aLetter('sound'), expected: 'quiet', drive: async () => undefined },
    {
      state: 'an object that fails',
      target: aLetter('failing'),
      expected: 'failing (exact)',
      drive: async (stage, plane) => {
        await stage.send('failing', { fail: 'error' });
        return untilTried(stage, plane, 'failing');
      },
    },
    {
      state: 'an object that asked for a delay',
      target: aLetter('temporary'),
      expected: 'failing (exact)',
      drive: async (stage, plane) => {
        await stage.send('temporary', { fail: 'temporary', delay: 30 });
        return untilTried(stage, plane, 'temporary');
      },
    },
    {
      state: 'an object that was given up',
      target: aLetter('permanent'),
      expected: 'given-up',
      drive: async ({ send, said }) => {
        await send('permanent', { fail: 'permanent' });
        await said("/permanent] Handler 'deliver' failed permanently");
        return undefined;
      },
    },
    {
      state: 'an object whose handler hangs',
      target: aLetter('hung'),
      expected: 'unknown',
      drive: async ({ send, said }) => {
        await send('hung', { fail: 'hang' });
        await said('/hung] Delivering, attempt 1');
        return undefined;
      },
    },
  ],
});

interface PeersStage extends ClerkStage {
  readonly senior: Clerk;
}

/** Of two peers the one of higher priority works, and the other pauses. */
export const kopfPeers = group<PeersStage>({
  framework: 'kopf, paused by a peer',
  async start(plane) {
    const junior = await startClerkStage(plane, 'clerk-junior', { peering: { name: 'clerks', priority: 1 } });
    await junior.send('failing', { fail: 'error' });
    await untilTried(junior, plane, 'failing');
    const senior = await startClerk(plane, {
      name: 'clerk-senior',
      watchNamespaces: [junior.letters],
      peering: { name: 'clerks', priority: 2 },
    });
    await junior.said('Pausing operations');
    return {
      ...junior,
      senior,
      async stop() {
        await senior.stop();
        await junior.stop();
      },
    };
  },
  cases: [
    {
      state: 'the one that pauses',
      expected: 'no metrics',
      interval: 1,
      drive: async () => undefined,
    },
    {
      state: 'an object that failed before',
      target: aLetter('failing'),
      expected: 'failing (exact)',
      drive: async () => undefined,
    },
  ],
});
