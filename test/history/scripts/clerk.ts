import { waitFor } from '../../control-plane/wait.ts';
import { startClerk } from '../../operators/clerk/clerk.ts';
import {
  LETTERS,
  letter,
  progressOf,
  readLetter,
  releaseLetters,
  waitForDelivery,
} from '../../operators/clerk/letters.ts';
import { pathOfCustom } from '../../operators/keeper/custom-type.ts';
import type { Script } from '../harness/script.ts';

/** An operator of kopf: no conditions, and a finalizer that holds what is deleted while it is away. */
export const clerk: Script = {
  name: 'clerk, kopf',
  async play({ plane, namespace, witness, kubectl, nextSecond, ask }) {
    const options = { name: 'clerk-history', watchNamespaces: [namespace], backoff: 1 };
    const operator = await startClerk(plane, options);
    try {
      await witness.observe(pathOfCustom(LETTERS, namespace));
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      const asked = ['letter/postcard', '-n', namespace];
      await plane.apply(letter(namespace, 'postcard'));
      await waitForDelivery(plane, namespace, 'postcard');
      await ask('it was delivered', asked, ['created', 'write kopf Update']);
      await nextSecond();
      await plane.apply(letter(namespace, 'postcard', { fail: 'error' }));
      const isTried = async () => progressOf(await readLetter(plane, namespace, 'postcard')) !== undefined;
      await waitFor('it to be tried again', isTried);
      await ask('it fails', asked, ['created']);
      await operator.deployed.vanish();
      await nextSecond();
      await kubectl(['delete', 'letter/postcard', '-n', namespace, '--wait=false']);
      await ask('it was asked to go, and nobody is there to let it', asked, ['deletion-asked']);
    } finally {
      await operator.stop();
      await releaseLetters(plane, namespace);
    }
  },
};
