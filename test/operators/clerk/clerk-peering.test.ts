import { afterAll, expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { type Clerk, startClerk } from './clerk.ts';
import { letter, releaseLetters, waitForDelivery } from './letters.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'post');
const letters = await testNamespace(plane, 'letters');
const started: Clerk[] = [];

afterAll(async () => {
  for (const clerk of started) await clerk.stop();
  await releaseLetters(plane, letters);
});

async function start(name: string, priority: number): Promise<Clerk> {
  const peering = { name: 'clerks', priority };
  const clerk = await startClerk(plane, { namespace, name, watchNamespaces: [letters], peering });
  started.push(clerk);
  return clerk;
}

test('of two peers the one with the higher priority works, and the other when that has gone', async () => {
  const junior = await start('junior', 1);
  const path = `/apis/kopf.dev/v1/namespaces/${letters}/kopfpeerings/clerks`;
  const peers = async (): Promise<Record<string, { priority: number }>> => {
    const { status } = (await plane.request(path)).json() as { status?: Record<string, { priority: number }> };
    return status ?? {};
  };
  await waitFor('the junior to be known', async () => (await peers())[junior.deployed.pod]?.priority === 1);
  const senior = await start('senior', 2);
  const said = async (text: string): Promise<boolean> =>
    (await plane.kubectl(['logs', '-n', namespace, 'deploy/junior'])).stdout.includes(text);
  await waitFor('the junior to pause', () => said('Pausing operations'));
  expect((await peers())[senior.deployed.pod]?.priority).toBe(2);
  await plane.apply(letter(letters, 'first'));
  await waitForDelivery(plane, letters, 'first');
  expect(await said(`[${letters}/first]`)).toBe(false);
  await senior.stop();
  await plane.apply(letter(letters, 'second'));
  await waitForDelivery(plane, letters, 'second');
  expect(Object.keys(await peers())).toEqual([junior.deployed.pod]);
  expect(await said(`[${letters}/second] Delivering`)).toBe(true);
});
