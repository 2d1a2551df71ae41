import { afterAll, beforeAll, expect, test } from 'vitest';
import { getThroughPortForward } from '../../control-plane/port-forward.ts';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { pathOfCustom } from '../keeper/custom-type.ts';
import { type Clerk, LIVENESS_POD_PORT, startClerk } from './clerk.ts';
import {
  LETTERS,
  type LetterSpec,
  letter,
  type Progress,
  progressOf,
  readLetter,
  releaseLetters,
  waitForDelivery,
} from './letters.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'post');
const letters = await testNamespace(plane, 'letters');
const hasty = await testNamespace(plane, 'letters');
let clerk: Clerk;
let hastyClerk: Clerk;

beforeAll(async () => {
  clerk = await startClerk(plane, { namespace, watchNamespaces: [letters] });
  hastyClerk = await startClerk(plane, {
    namespace,
    name: 'hasty-clerk',
    watchNamespaces: [hasty],
    backoff: 1,
    events: true,
  });
});

afterAll(async () => {
  await clerk.stop();
  await hastyClerk.stop();
  for (const where of [letters, hasty]) await releaseLetters(plane, where);
});

async function send(where: string, name: string, spec: LetterSpec = {}): Promise<void> {
  await plane.apply(letter(where, name, spec));
}

/** Waits until kopf has written on a letter that its handler has been tried that often; answers what it wrote. */
function tried(where: string, name: string, times: number): Promise<Progress> {
  return waitFor(`letter ${where}/${name} to be tried ${times} times`, async () => {
    const progress = progressOf(await readLetter(plane, where, name));
    return progress !== undefined && progress.retries >= times ? progress : undefined;
  });
}

async function logOf({ name }: Clerk): Promise<string[]> {
  return (await plane.kubectl(['logs', '-n', namespace, `deploy/${name}`])).stdout.split('\n');
}

test('a letter is delivered, without a trace of progress, and its finalizer goes when it is deleted', async () => {
  await send(letters, 'good');
  const found = await waitForDelivery(plane, letters, 'good');
  expect(found.status?.phase).toBe('Delivered');
  expect(found.metadata.finalizers).toEqual(['kopf.zalando.org/KopfFinalizerMarker']);
  expect(Object.keys(found.metadata.annotations ?? {})).toEqual(['kopf.zalando.org/last-handled-configuration']);
  await plane.request(pathOfCustom(LETTERS, letters, 'good'), { method: 'DELETE' });
  await waitFor('it to be gone', async () => (await readLetter(plane, letters, 'good')) === undefined);
});

test('after an arbitrary exception the letter says how often it was tried, and that it waits for a minute', async () => {
  await send(letters, 'failing', { fail: 'error' });
  const progress = await tried(letters, 'failing', 1);
  expect(progress).toMatchObject({ retries: 1, success: false, failure: false, message: 'nobody opens the door' });
  const waits = Date.parse(progress.delayed ?? '') - Date.parse(progress.started);
  expect(waits).toBeGreaterThanOrEqual(60_000);
  expect(waits).toBeLessThan(90_000);
  const named = `[${letters}/failing] Handler 'deliver' failed with an exception`;
  expect((await logOf(clerk)).some((line) => line.includes(named))).toBe(true);
});

test('it is tried again and again at the same distance, until its spec is mended', async () => {
  await send(hasty, 'failing', { fail: 'error' });
  const progress = await tried(hasty, 'failing', 4);
  const began = Date.parse(progress.started);
  expect(Date.parse(progress.delayed ?? '') - began).toBeGreaterThanOrEqual(progress.retries * 1000);
  await send(hasty, 'failing');
  const found = await waitForDelivery(plane, hasty, 'failing');
  expect(progressOf(found)).toBeUndefined();
});

test('a temporary error says itself when to try again', async () => {
  await send(letters, 'temporary', { fail: 'temporary', delay: 1 });
  const progress = await tried(letters, 'temporary', 3);
  expect(progress).toMatchObject({ failure: false, message: 'the post office is closed' });
  await send(letters, 'temporary');
  await waitForDelivery(plane, letters, 'temporary');
});

test('after a permanent error nothing but the log tells of it', async () => {
  await send(letters, 'permanent', { fail: 'permanent' });
  const named = `[${letters}/permanent] Handler 'deliver' failed permanently: there is no such address`;
  await waitFor('the log', async () => (await logOf(clerk)).some((line) => line.includes(named)));
  const found = await waitFor('it to be given up', async () => {
    const now = await readLetter(plane, letters, 'permanent');
    return now?.metadata.annotations?.['kopf.zalando.org/last-handled-configuration'] === undefined ? undefined : now;
  });
  expect(progressOf(found)).toBeUndefined();
  expect(found.status).toBeUndefined();
});

test('a letter whose handler hangs has nothing but its finalizer, cannot go, and keeps no other waiting', async () => {
  await send(letters, 'hung', { fail: 'hang' });
  const begun = `[${letters}/hung] Delivering, attempt 1`;
  await waitFor('it to be tried', async () => (await logOf(clerk)).some((line) => line.includes(begun)));
  await send(letters, 'beside');
  await waitForDelivery(plane, letters, 'beside');
  await plane.request(pathOfCustom(LETTERS, letters, 'hung'), { method: 'DELETE' });
  await plane.request(pathOfCustom(LETTERS, letters, 'beside'), { method: 'DELETE' });
  await waitFor('the other to be gone', async () => (await readLetter(plane, letters, 'beside')) === undefined);
  const found = await readLetter(plane, letters, 'hung');
  expect(found?.metadata.finalizers).toEqual(['kopf.zalando.org/KopfFinalizerMarker']);
  expect(found?.metadata.annotations).toBeUndefined();
});

test('a slow letter is delivered when its time has passed', async () => {
  const before = Date.now();
  await send(letters, 'slow', { fail: 'slow', delay: 2 });
  await waitForDelivery(plane, letters, 'slow');
  expect(Date.now() - before).toBeGreaterThanOrEqual(2000);
});

test('a letter in a hot loop changes again and again, until that ends', async () => {
  await send(letters, 'looping', { fail: 'hot-loop' });
  const copies = async (): Promise<number> => (await readLetter(plane, letters, 'looping'))?.spec.copies ?? 0;
  await waitFor('twenty copies', async () => (await copies()) >= 20);
  await send(letters, 'looping');
  await waitForDelivery(plane, letters, 'looping');
});

test('told to, it makes Events of what it logs', async () => {
  await send(hasty, 'told', { fail: 'permanent' });
  const selector = 'involvedObject.name=told,type=Error';
  const events = ['get', 'events', '-n', hasty, '--field-selector', selector, '-o', 'jsonpath={.items[*].message}'];
  await waitFor('an Event', async () =>
    (await plane.kubectl(events)).stdout.includes('failed permanently: there is no such address'),
  );
});

test('its pod answers that it lives', async () => {
  const pod = { namespace, pod: clerk.deployed.pod };
  expect(await getThroughPortForward(plane, pod, LIVENESS_POD_PORT, '/healthz')).toBe('{}');
  expect(await clerk.liveness()).toBe('{}');
});
