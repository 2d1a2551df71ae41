import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClusterReader, Discovery, ScrapedPage } from '../../cluster/reader.ts';
import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { type RuntimeFigures, runtimePage } from '../../queues/queues.fixture.ts';
import { readerOf } from '../reader.fixture.ts';
import type { QueueSubjects } from './live-subjects.ts';
import { ClusterWatch } from './watch-cluster.ts';

const INTERVAL = 1000;
const DISCOVERY: Discovery = { types: [], allVersions: [], gaps: [] };
const FACTS = { services: [], monitors: [], framework: 'controller-runtime', workload: undefined } as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Pods by name with what their pages say: figures, nothing at all, or no word within any time. */
type Pods = Record<string, RuntimeFigures | 'refused' | 'silent'>;

/** A watch of one operator whose leader is `leader.name`, in a cluster that tests change as they go. */
function watched(pods: Pods, leader: { name: string | undefined }, versions: Record<string, string> = {}) {
  const scraped: string[] = [];
  let search: () => Result<QueueSubjects> = () => success(subjects());
  const subjects = (): QueueSubjects => ({
    subjects: [{ operator: undefined, pods: leader.name === undefined ? [] : [podOf(leader.name)], facts: FACTS }],
    gaps: [],
  });
  const podOf = (name: string) =>
    objectOf('v1', 'Pod', {
      metadata: { name, resourceVersion: versions[name] ?? '1' },
      spec: { containers: [{ name: 'manager', ports: [{ name: 'metrics', containerPort: 8080 }] }] },
    });
  const scrape: ClusterReader['scrape'] = ({ pod, namespace, port, path, scheme }) => {
    scraped.push(pod);
    const page = pods[pod] ?? 'refused';
    if (page === 'silent') return new Promise<Answer<ScrapedPage>>(() => {});
    const subject = { kind: 'port', namespace, pod, port } as const;
    const message = `${scheme}://${pod}:${port}${path}: nobody listens`;
    if (page === 'refused') return Promise.resolve(gapAnswer({ subject, reason: 'unavailable', message }));
    const body = Buffer.from(runtimePage(page));
    return Promise.resolve(answer({ status: 200, contentType: 'text/plain', body, at: Date.now() }));
  };
  const reader = { ...readerOf([]).reader, scrape, now: () => Date.now() };
  const tokens = { get: () => undefined, forget: () => {} };
  const { signal } = new AbortController();
  const options = { search: async () => search(), tokens, interval: INTERVAL, signal };
  const watch = new ClusterWatch(reader, DISCOVERY, subjects(), options);
  return {
    scraped,
    watch,
    open: () => watch.open(),
    failSearches: () => {
      search = () => failure('the server is away');
    },
    /** A look after an interval: `name state` of each controller, why something is missing, and the news. */
    async look() {
      await vi.advanceTimersByTimeAsync(INTERVAL);
      const looking = watch.look();
      await vi.advanceTimersByTimeAsync(INTERVAL);
      const { report, news } = await looking;
      const [item] = report.items;
      const states = (item?.processes ?? []).flatMap(({ source, judgements, controllers }) => {
        const pod = source.kind === 'pod' ? source.pod : '';
        return [...judgements, ...controllers.flatMap((one) => one.judgements)].map(({ state }) => `${pod} ${state}`);
      });
      return { states, missing: (item?.missing ?? []).map(({ text }) => text), news };
    },
  };
}

test('the page that a pod was found by is the first look, and rates are told from the second on', async () => {
  const { open, look, scraped } = watched({ a: { success: 1 } }, { name: 'a' });
  await open();
  expect(scraped).toEqual(['a']);
  expect(await look()).toEqual({ states: ['a unknown'], missing: [], news: [] });
  expect(scraped).toEqual(['a']);
  expect((await look()).states).toEqual(['a idle']);
});

test('when another pod leads, it is that one that is watched', async () => {
  const leader = { name: 'a' };
  const { open, look } = watched({ a: {}, b: {} }, leader);
  await open();
  await look();
  leader.name = 'b';
  const looks = [await look(), await look(), await look(), await look()];
  expect(looks.flatMap(({ news }) => news)).toEqual(['pod shop/a is not at work any more', 'pod shop/b is read now']);
  expect(looks.at(-1)?.states).toEqual(['b idle']);
});

test('a page that is lost is said, and found anew when it is there; a process that began anew is in trouble', async () => {
  const pods: Pods = { a: { start: Date.now() / 1000 - 900 } };
  const { open, look } = watched(pods, { name: 'a' });
  await open();
  await look();
  await look();
  pods.a = 'refused';
  const lost = await look();
  expect(lost.states).toEqual([]);
  expect(lost.missing).toEqual([expect.stringContaining('pod shop/a: http://a:8080/metrics: nobody listens')]);
  expect(lost.news).toHaveLength(1);
  pods.a = { start: Date.now() / 1000 };
  const looks = [await look(), await look(), await look(), await look()];
  expect(looks.flatMap(({ news }) => news)).toEqual(['pod shop/a is read now']);
  expect(looks.some(({ states }) => states.includes('a restarted'))).toBe(true);
  expect(looks.at(-1)?.missing).toEqual([]);
});

test('a pod without a page is asked less and less often, and at once when it changes', async () => {
  const versions: Record<string, string> = {};
  const { open, look, scraped } = watched({ a: 'refused' }, { name: 'a' }, versions);
  await open();
  const tries = async (looks: number) => {
    scraped.length = 0;
    for (let count = 0; count < looks; count += 1) await look();
    return new Set(scraped).size === 0 ? 0 : scraped.length;
  };
  const early = await tries(30);
  const late = await tries(30);
  expect(early).toBeGreaterThan(late);
  versions.a = '2';
  expect(await tries(9)).toBeGreaterThan(0);
});

test('a process that does not answer holds up no look for longer than the interval', async () => {
  const pods: Pods = { a: { success: 1 } };
  const { open, look, scraped } = watched(pods, { name: 'a' });
  await open();
  await look();
  await look();
  pods.a = 'silent';
  scraped.length = 0;
  for (let count = 0; count < 3; count += 1) expect((await look()).states).toEqual(['a idle']);
  expect(scraped).toEqual(['a']);
});

test('where nothing can be searched, what was known goes on to be watched', async () => {
  const { open, look, failSearches } = watched({ a: {} }, { name: 'a' });
  await open();
  failSearches();
  for (let count = 0; count < 20; count += 1) await look();
  expect((await look()).states).toEqual(['a idle']);
});

test('no more readings are kept than rates are told from', async () => {
  const { open, look, watch } = watched({ a: {} }, { name: 'a' });
  await open();
  for (let count = 0; count < 100; count += 1) await look();
  const { report } = await watch.look();
  expect(report.items[0]?.processes[0]?.rates.seconds).toBeLessThanOrEqual(12);
});
