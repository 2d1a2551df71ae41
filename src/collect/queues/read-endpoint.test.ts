import { describe, expect, test } from 'vitest';
import type { AccessVerdict, ClusterReader, ScrapedPage, ScrapeQuery } from '../../cluster/reader.ts';
import { type Answer, answer, type GapReason, gapAnswer } from '../../objects/gap.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import type { MetricsEndpoint, NoMetrics } from '../../operators/metrics/endpoint.ts';
import { readerOf } from '../reader.fixture.ts';
import { type ScrapeCredentials, tokenSource } from './endpoint-token.ts';
import { openEndpoint } from './read-endpoint.ts';

const POD = objectOf('v1', 'Pod', { metadata: { name: 'web' }, spec: { serviceAccountName: 'robot' } });
const QUEUES = 'workqueue_depth{name="a"} 1\n';
const OTHERS = 'go_goroutines 7\n';

type Reply = { readonly status?: number; readonly body?: string; readonly contentType?: string } | GapReason;
type Pages = (query: ScrapeQuery) => Reply;

/** A reader of pods that reply so; what was asked for is `PORT PATH[ with TOKEN]`. */
function readerWith(pages: Pages, more: Partial<ClusterReader> = {}) {
  const asked: string[] = [];
  const scrape = async (query: ScrapeQuery): Promise<Answer<ScrapedPage>> => {
    const { namespace, pod, port, path, scheme, token } = query;
    asked.push(`${port} ${path}${token === undefined ? '' : ` with ${token}`}`);
    const reply = pages(query);
    const subject = { kind: 'port', namespace, pod, port } as const;
    if (typeof reply === 'string') {
      const words = reply === 'forbidden' ? 'not allowed' : `${scheme}://${pod}:${port}${path}: nobody listens`;
      return gapAnswer({ subject, reason: reply, message: words });
    }
    const { status = 200, body = '', contentType = 'text/plain' } = reply;
    return answer({ status, contentType, body: Buffer.from(body), at: 0 });
  };
  return { asked, reader: { ...readerOf([]).reader, scrape, ...more } };
}

const at = (port: number): MetricsEndpoint => ({
  port,
  path: '/metrics',
  scheme: 'http',
  from: { kind: 'container-port', container: 'main', port: 'metrics' },
});

async function opened(
  pages: Pages,
  {
    credentials = { kind: 'none' },
    ports = [1, 2],
    candidates = ports.map(at),
    none,
    reader: more = {},
  }: {
    readonly credentials?: ScrapeCredentials;
    readonly ports?: readonly number[];
    readonly candidates?: readonly MetricsEndpoint[];
    readonly none?: NoMetrics;
    readonly reader?: Partial<ClusterReader>;
  } = {},
) {
  const { reader, asked } = readerWith(pages, more);
  const { signal } = new AbortController();
  const tokens = tokenSource(reader, credentials);
  const found = await openEndpoint(reader, POD, { candidates, none }, { tokens, signal });
  return { found, asked };
}

/** The message of the gap where no page was found. */
async function lack(...given: Parameters<typeof opened>): Promise<string> {
  const { found } = await opened(...given);
  return found.ok ? '' : `${found.gap.reason}: ${found.gap.message}`;
}

describe('the page that is taken', () => {
  test('is the first with metrics of queues, and is read again without a search', async () => {
    const { found, asked } = await opened(({ port }) => (port === 2 ? { body: QUEUES } : 'unavailable'));
    if (!found.ok) throw new Error(found.gap.message);
    expect(found.value).toMatchObject({ endpoint: { port: 2 }, login: false, first: { status: 200 } });
    expect(await found.value.read()).toMatchObject({ ok: true, value: { body: Buffer.from(QUEUES) } });
    expect(asked).toEqual(['1 /metrics', '2 /metrics', '2 /metrics']);
  });

  test('is one with other metrics where there is no better one', async () => {
    const sidecar = await opened(({ port }) => ({ body: port === 1 ? OTHERS : QUEUES }));
    expect(sidecar.found).toMatchObject({ ok: true, value: { endpoint: { port: 2 } } });
    const alone = await opened(({ port }) => (port === 1 ? { body: OTHERS } : { status: 404 }));
    expect(alone.found).toMatchObject({ ok: true, value: { endpoint: { port: 1 } } });
  });

  test('is asked by no other scheme once it has answered', async () => {
    const candidates = [at(1), { ...at(1), scheme: 'https' } as const];
    const { found, asked } = await opened(() => ({ body: OTHERS }), { candidates });
    expect(found.ok).toBe(true);
    expect(asked).toEqual(['1 /metrics']);
  });
});

describe('a token', () => {
  const own: Partial<ClusterReader> = { ownToken: async () => answer('secret') };
  const asks: Pages = ({ token }) => (token === 'secret' ? { body: QUEUES } : { status: 401 });

  test('goes to no page unless it was said whose', async () => {
    const { found, asked } = await opened(asks, { reader: own });
    expect(asked).toEqual(['1 /metrics', '2 /metrics']);
    expect(found).toMatchObject({
      ok: false,
      gap: { reason: 'unauthorized' },
      attempts: [{ refusal: { kind: 'wants-token' } }, { refusal: { kind: 'wants-token' } }],
    });
  });

  test('goes to the pages alone that ask who reads', async () => {
    const pages: Pages = (query) => (query.port === 1 ? { status: 404 } : asks(query));
    const { found, asked } = await opened(pages, { credentials: { kind: 'own' }, reader: own });
    expect(found).toMatchObject({ ok: true, value: { login: true } });
    expect(asked).toEqual(['1 /metrics', '2 /metrics', '2 /metrics with secret']);
    if (found.ok) await found.value.read();
    expect(asked.at(-1)).toBe('2 /metrics with secret');
  });

  test('goes to those as well that forbid it to nobody', async () => {
    const pages: Pages = ({ token }) => (token === 'secret' ? { body: QUEUES } : { status: 403 });
    expect((await opened(pages, { credentials: { kind: 'own' }, reader: own })).found.ok).toBe(true);
  });

  test('that has expired is asked for anew, once', async () => {
    let tokens = 0;
    let good = 'token1';
    const account = { kind: 'account', namespace: 'shop', name: 'reader' } as const;
    const { found } = await opened(({ token }) => (token === good ? { body: QUEUES } : { status: 401 }), {
      credentials: account,
      ports: [1],
      reader: {
        accountToken: async () => {
          tokens += 1;
          return answer(`token${tokens}`);
        },
      },
    });
    if (!found.ok) throw new Error(found.gap.message);
    good = 'token2';
    expect(await found.value.read()).toMatchObject({ ok: true });
    good = 'none';
    expect(await found.value.read()).toMatchObject({
      ok: false,
      gap: { reason: 'unauthorized', message: expect.stringContaining('does not take the token (401)') },
    });
    expect(tokens).toBe(3);
  });

  test('that is not to be had is a gap with the permission that is missing', async () => {
    const permission = { verb: 'create', group: '', resource: 'serviceaccounts/token', namespace: 'x', name: 'y' };
    const subject = { kind: 'token', account: { namespace: 'x', name: 'y' } } as const;
    const gap = { subject, reason: 'forbidden', message: 'no', permission } as const;
    const { found } = await opened(asks, {
      credentials: { kind: 'account', namespace: 'x', name: 'y' },
      reader: { accountToken: async () => gapAnswer(gap) },
    });
    expect(found).toMatchObject({ ok: false, gap });
  });
});

describe('where there is no page', () => {
  test('each port that was tried is named, with what came of it and where it is known from', async () => {
    const pages: Pages = ({ port }) => {
      if (port === 1) return 'unavailable';
      return port === 2 ? { status: 404 } : { body: '<html>', contentType: 'text/html' };
    };
    expect(await lack(pages, { ports: [1, 2, 3] })).toBe(
      'unavailable: tried in vain: ' +
        'http 1 /metrics (port metrics of container main): nobody listens; ' +
        'http 2 /metrics (port metrics of container main): answers 404; ' +
        'http 3 /metrics (port metrics of container main): is no page of metrics (text/html)',
    );
  });

  test('guesses are told in few words', async () => {
    expect(await lack(() => 'unavailable', { ports: [1, 2], none: { kind: 'unsaid' } })).toBe(
      'unavailable: neither flags, ports, annotations, Services nor monitors say where metrics are served; ' +
        'guessed in vain: http 1 /metrics, http 2 /metrics (nobody listens)',
    );
    expect(await lack(() => 'unavailable', { ports: [1], none: { kind: 'framework', framework: 'kopf' } })).toBe(
      'unavailable: kopf has no metrics',
    );
  });

  test('it is said why there may be none', async () => {
    const none = { kind: 'off', container: 'manager', flag: '--metrics-bind-address=0' } as const;
    expect(await lack(() => 'unavailable', { ports: [], none })).toBe(
      'unavailable: --metrics-bind-address=0 of container manager turns metrics off',
    );
  });

  test('one that lets others in is told of before all that nobody listens on', async () => {
    const credentials = { kind: 'own' } as const;
    const reader: Partial<ClusterReader> = { ownToken: async () => answer('secret') };
    const pages = (status: number, body: string): Pages => {
      return ({ port, token }) =>
        port === 1 ? 'unavailable' : token === undefined ? { status: 401 } : { status, body };
    };
    expect(await lack(pages(403, 'denied for user jane'), { credentials, reader })).toBe(
      'forbidden: http 2 /metrics (port metrics of container main): knows who reads, and does not let them ' +
        '(403: denied for user jane): it takes the verb get on the nonResourceURL /metrics',
    );
    const mayAsk = (allowed: Answer<AccessVerdict>) =>
      lack(pages(500, 'Authentication failed\n'), { credentials, reader: { ...reader, access: async () => allowed } });
    expect(await mayAsk(answer({ allowed: false, reason: '' }))).toMatch(
      /: cannot ask the API server who reads \(500\): system:serviceaccount:shop:robot may not create tokenreviews.authentication.k8s.io$/,
    );
    expect(await mayAsk(answer({ allowed: true, reason: '' }))).toMatch(/the API server does not know the token$/);
    const unknown = gapAnswer({ subject: { kind: 'cluster' }, reason: 'forbidden', message: '' });
    expect(await mayAsk(unknown)).toMatch(
      /robot may not create tokenreviews.* or the API server does not know the token$/,
    );
  });

  test('a port-forward that is forbidden is not tried for every port', async () => {
    const { found, asked } = await opened(() => 'forbidden', { ports: [1, 2, 3] });
    expect(found).toMatchObject({ ok: false, gap: { reason: 'forbidden', message: 'not allowed' } });
    expect(asked).toHaveLength(1);
  });

  test('a port that answers is not asked by another scheme', async () => {
    const secured = { ...at(1), scheme: 'https' } as const;
    const candidates = [secured, at(1)];
    const asking = async (status: number) => {
      const { reader, asked } = readerWith(() => ({ status }));
      const tokens = tokenSource(reader, { kind: 'none' });
      await openEndpoint(
        reader,
        POD,
        { candidates, none: undefined },
        { tokens, signal: new AbortController().signal },
      );
      return asked.length;
    };
    expect([await asking(401), await asking(404), await asking(400)]).toEqual([1, 1, 2]);
  });

  test('a process that hangs is not waited for at every port', async () => {
    const { asked } = await opened(() => 'timeout', { ports: [1, 2, 3, 4] });
    expect(asked).toHaveLength(2);
  });
});
