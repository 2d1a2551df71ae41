import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { startClerk } from './clerk.ts';
import { letter, progressOf, readLetter } from './letters.ts';

const NAMESPACE = 'letters';

/** Records the log of letters that fail, the letters then, and the Events of one. */
export async function recordClerk(
  plane: ControlPlaneHandle,
  write: (name: string, text: string) => void,
): Promise<void> {
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const clerk = await startClerk(plane, { watchNamespaces: [NAMESPACE], events: true });
  await plane.apply([
    letter(NAMESPACE, 'good'),
    letter(NAMESPACE, 'failing', { fail: 'error' }),
    letter(NAMESPACE, 'temporary', { fail: 'temporary', delay: 3 }),
    letter(NAMESPACE, 'permanent', { fail: 'permanent' }),
    letter(NAMESPACE, 'hung', { fail: 'hang' }),
  ]);
  await waitFor('four attempts', async () => {
    const progress = progressOf(await readLetter(plane, NAMESPACE, 'temporary'));
    return (progress?.retries ?? 0) >= 4;
  });
  const kubectl = async (...args: string[]): Promise<string> => (await plane.kubectl(args)).stdout;
  write('kopf-letters.yaml', await kubectl('get', 'letters', '-n', NAMESPACE, '-o', 'yaml'));
  const selector = 'involvedObject.name=temporary';
  write(
    'kopf-events.yaml',
    await kubectl('get', 'events', '-n', NAMESPACE, '--field-selector', selector, '-o', 'yaml'),
  );
  const log = await kubectl('logs', '-n', clerk.namespace, `deploy/${clerk.name}`);
  write('kopf-log.txt', log.replaceAll(/"\/[^"]*(\/site-packages\/|\/clerk\.py")/g, '"/opt/clerk$1'));
  await clerk.stop();
}
