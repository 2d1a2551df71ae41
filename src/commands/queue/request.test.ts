import { expect, test } from 'vitest';
import { isReadOnTheWay } from '../prometheus/addresses.ts';
import type { QueueFlags } from './queue-flags.ts';
import { queueRequest } from './request.ts';

const NONE: QueueFlags = {
  interval: undefined,
  watch: false,
  sort: undefined,
  'metrics-file': [],
  url: undefined,
  prometheus: undefined,
  range: undefined,
  'bearer-token-file': undefined,
  'ca-file': undefined,
  'skip-verify': false,
  'explain-backoff': false,
  since: undefined,
  output: 'text',
  'send-token': false,
  'service-account': undefined,
};

const SOURCES: Readonly<Record<string, Partial<QueueFlags>>> = {
  cluster: {},
  files: { 'metrics-file': ['a'] },
  url: { url: 'http://a/metrics' },
  prometheus: { prometheus: 'http://a' },
  ladder: { 'explain-backoff': true },
};

const FLAGS: Readonly<Record<string, Partial<QueueFlags>>> = {
  '--interval': { interval: '5s' },
  '--range': { range: '2h' },
  '--since': { since: '10:12' },
  '--bearer-token-file': { 'bearer-token-file': 'f' },
  '--ca-file': { 'ca-file': 'f' },
  '--skip-verify': { 'skip-verify': true },
  '--send-token': { 'send-token': true },
  '--service-account': { 'service-account': 'a/b' },
};

/** The sources that each flag does something with. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  '--interval': ['cluster', 'files', 'url'],
  '--range': ['prometheus'],
  '--since': ['ladder'],
  '--bearer-token-file': ['url', 'prometheus'],
  '--ca-file': ['url', 'prometheus'],
  '--skip-verify': ['url', 'prometheus'],
  '--send-token': ['cluster'],
  '--service-account': ['cluster'],
};

const PAIRS = Object.keys(FLAGS).flatMap((flag) => Object.keys(SOURCES).map((source) => [flag, source] as const));

test.each(PAIRS)('%s with %s is taken where it does something, and refused where not', (flag, source) => {
  const request = queueRequest([], { ...NONE, ...SOURCES[source], ...FLAGS[flag] });
  if (TAKEN[flag]?.includes(source) === true)
    expect(request).toMatchObject({ ok: true, value: { from: { kind: source } } });
  else
    expect(request).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(new RegExp(`^${flag} (?:goes with|does not go with) --`)) },
    });
});

test('two sources exclude each other', () => {
  const both = queueRequest([], { ...NONE, ...SOURCES.files, ...SOURCES.url });
  expect(both).toMatchObject({ problem: { message: '--metrics-file and --url exclude each other' } });
  const ladder = queueRequest([], { ...NONE, ...SOURCES.ladder, ...SOURCES.url });
  expect(ladder).toMatchObject({ problem: { message: '--explain-backoff reads no metrics' } });
});

test('Prometheus is asked for an hour unless a range is given', () => {
  expect(queueRequest([], { ...NONE, ...SOURCES.prometheus })).toMatchObject({ value: { from: { range: 3_600_000 } } });
});

test.each([
  ['http://10.0.0.4:9090', true],
  ['http://prometheus.example.com', true],
  ['http://localhost.example.com', true],
  ['https://prometheus.example.com', false],
  ['http://localhost:9090', false],
  ['http://127.0.0.1:9090', false],
  ['http://[::1]:9090', false],
])('what is sent to %s can be read on the way: %s', (url, expected) => {
  expect(isReadOnTheWay(new URL(url))).toBe(expected);
});
