import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectsByName } from '../../src/collect/named-objects.ts';
import { tokenSource } from '../../src/collect/queues/endpoint-token.ts';
import { readObjectFacts } from '../../src/collect/queues/object.ts';
import { judgeObject } from '../../src/queues/object/judge-object.ts';
import type { Attempted } from '../../src/queues/object/object-queue.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { discovered, openReader } from '../live/open-reader.ts';
import { targetFromKubeconfig } from '../live/target.ts';
import { startClerk } from '../operators/clerk/clerk.ts';
import { letter, releaseLetters } from '../operators/clerk/letters.ts';
import { account } from '../operators/ledger/accounts.ts';
import { startLedger } from '../operators/ledger/ledger.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { sharedRedisOperator } from '../operators/redis/shared-redis-operator.ts';

const plane = sharedControlPlane();
const redis = sharedRedisOperator(plane);
const reader = openReader(targetFromKubeconfig(plane.adminKubeconfig));
const clusters = await testNamespace(plane, 'redis-next');
const accounts = await testNamespace(plane, 'accounts');
const letters = await testNamespace(plane, 'letters');
const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const stop of stops) await stop();
  await releaseLetters(plane, letters);
});

/** An object that fails for real: how it is made, and which lines of whose log are its attempts. */
interface Failing {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly log: readonly [namespace: string, workload: string];
  readonly line: string;
}

/** What was said of one at a moment. */
interface Said {
  readonly object: Failing;
  readonly now: number;
  readonly attempt: Attempted;
}

const objects: Failing[] = [];
let bank = '';
let post = '';

beforeAll(async () => {
  const ledger = await startLedger(plane, { name: 'ledger-next', watchNamespaces: [accounts] });
  stops.push(ledger.stop);
  bank = ledger.namespace;
  const clerk = await startClerk(plane, { name: 'clerk-next', watchNamespaces: [letters], backoff: 5 });
  stops.push(clerk.stop);
  post = clerk.namespace;
});

const fail = { 'cache.example.com/fail': 'error' };

/** One of each, that fails from now on. */
async function addObjects(name: string): Promise<void> {
  await createCluster(plane, clusters, name, { annotations: fail });
  await plane.apply([account(accounts, name, { fail: 'error' }), letter(letters, name, { fail: 'error' })]);
  objects.push(
    {
      ...{ type: 'redisclusters.cache.example.com', namespace: clusters, name },
      log: [redis.coordinates.namespace, 'redis-operator'],
      line: `"msg":"Reconciler error","controller":"rediscluster","controllerGroup":"cache.example.com","controllerKind":"RedisCluster","RedisCluster":{"name":"${name}","namespace":"${clusters}"}`,
    },
    {
      ...{ type: 'accounts.bank.example.com', namespace: accounts, name },
      log: [bank, 'ledger-next'],
      line: `Uncaught error during event processing ExecutionScope{resource=ResourceID{name='${name}', namespace='${accounts}'}`,
    },
    {
      ...{ type: 'letters.post.example.com', namespace: letters, name },
      log: [post, 'clerk-next'],
      line: `[${letters}/${name}] Delivering, attempt`,
    },
  );
}

/** What the program says of an object now. */
async function ask(object: Failing): Promise<Said | undefined> {
  const discovery = await discovered(reader);
  const there = { ...reader, defaultNamespace: object.namespace };
  const found = await objectsByName([object], there, discovery, false);
  if (!found.ok) throw new Error(found.problem.message);
  const [read] = found.value;
  if (read === undefined) return undefined;
  const options = { tokens: tokenSource(reader, { kind: 'none' }), signal: AbortSignal.timeout(60_000) };
  const { facts } = await readObjectFacts(read, there, discovery, options);
  const [attempt] = judgeObject(facts).attempts;
  return attempt === undefined ? undefined : { object, now: facts.now, attempt };
}

/** When attempts at an object ended, or began, by the kubelet's timestamps in its operator's log. */
async function attemptsAt({ log: [namespace, workload], line }: Failing): Promise<readonly number[]> {
  const { stdout } = await plane.kubectl(['logs', '--timestamps', '-n', namespace, `deploy/${workload}`]);
  const lines = stdout.split('\n').filter((text) => text.includes(line));
  return lines.map((text) => Date.parse(text.slice(0, text.indexOf(' '))));
}

/** The attempt that what was said is about, where it has come. */
function attemptMeant({ attempt: { next, last }, now }: Said, times: readonly number[]): number | undefined {
  // kopf begins a moment after the time that stands on the object, and the object may be read before it writes again.
  if (next.kind === 'exact') return times.find((time) => time >= next.at - 50);
  return times.find((time) => time > Math.max(now, (last ?? 0) + 50));
}

/** Whether what was said came true; undefined where the log ends too early to tell. */
function cameTrue(said: Said, times: readonly number[]): boolean | undefined {
  const { next } = said.attempt;
  const came = attemptMeant(said, times);
  if (came === undefined && said.object.type.startsWith('accounts') && times.length === 6)
    return next.kind === 'given-up';
  if (came === undefined) return undefined;
  if (next.kind === 'exact') return came <= next.at + 2000;
  return next.kind === 'window' && next.from <= came && came <= next.to;
}

/** What was said and what came, in seconds from when it was said. */
function wrongText({ object, now, attempt }: Said, times: readonly number[]): string {
  const relative = (_: string, value: unknown) =>
    typeof value === 'number' && value > 1e12 ? (value - now) / 1000 : value;
  return `${object.type}/${object.name}: ${JSON.stringify({ ...attempt, basis: [], times }, relative)}`;
}

/** A time in which the API server, or an operator's metrics, took long to answer: nobody gets on with work then. */
interface Stall {
  readonly from: number;
  readonly to: number;
}

/** Asks the API server again and again, for a look at how the machine is. */
async function watchForStalls(stalls: Stall[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const from = Date.now();
    await plane.request(`/api/v1/namespaces/${clusters}/configmaps`);
    const to = Date.now();
    // The time between is watched, too: this process can be held up as well.
    await sleep(200);
    if (Date.now() - from > 1000) stalls.push({ from, to: Math.max(to, Date.now()) });
  }
}

/** Whether a try that came late was held up by the machine, and not by its queue. */
function wasHeldUp({ attempt: { next } }: Said, came: number | undefined, stalls: readonly Stall[]): boolean {
  const expected = next.kind === 'window' ? next.to : next.kind === 'exact' ? next.at : undefined;
  if (expected === undefined || came === undefined || came <= expected) return false;
  return stalls.some(({ from, to }) => from <= came && to >= expected - 2000);
}

const WATCHED = 75_000;

test('the next try is inside of what was said at least 19 times in 20', { timeout: 300_000 }, async () => {
  const said: Said[] = [];
  const stalls: Stall[] = [];
  const watching = new AbortController();
  const watched = watchForStalls(stalls, watching.signal);
  const began = Date.now();
  const due = [0, 9_000, 21_000, 37_000, 50_000].values();
  let next = due.next().value;
  for (let turn = 0; Date.now() - began < WATCHED; turn += 1) {
    if (next !== undefined && Date.now() - began >= next) {
      await addObjects(`one-${next}`);
      next = due.next().value;
    }
    const object = objects[turn % objects.length];
    const asked = Date.now();
    const answer = object === undefined ? undefined : await ask(object);
    if (Date.now() - asked > 2000) stalls.push({ from: asked, to: Date.now() });
    if (answer !== undefined) said.push(answer);
    await sleep(50);
  }
  // The first cluster's try after 82 seconds is the last that is waited for.
  const [first] = objects;
  if (first === undefined) throw new Error('nothing was made');
  await waitFor('the 15th failure', async () => (await attemptsAt(first)).length >= 15, { timeout: 120_000 });
  watching.abort();
  await watched;
  const times = new Map(await Promise.all(objects.map(async (one) => [one, await attemptsAt(one)] as const)));
  const judged = said.flatMap((one) => {
    const came = times.get(one.object) ?? [];
    const isTrue = cameTrue(one, came);
    return isTrue === undefined || wasHeldUp(one, attemptMeant(one, came), stalls) ? [] : [{ ...one, isTrue }];
  });
  const byType = Map.groupBy(judged, ({ object }) => object.type);
  expect([...byType.keys()].toSorted()).toEqual(
    objects
      .slice(0, 3)
      .map(({ type }) => type)
      .toSorted(),
  );
  for (const [type, all] of byType) {
    expect(all.length, type).toBeGreaterThan(10);
    const wrong = all.filter(({ isTrue }) => !isTrue).map((one) => wrongText(one, times.get(one.object) ?? []));
    expect(1 - wrong.length / all.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  }
});
