import { expect, test } from 'vitest';
import { json, startFakeApiServer } from '../testing/api-server.ts';
import { readerOf } from '../testing/pods.ts';

const PAGE = `# HELP apiserver_longrunning_requests [STABLE] Gauge of all active long-running apiserver requests.
# TYPE apiserver_longrunning_requests gauge
apiserver_longrunning_requests{resource="things",verb="WATCH"} 1
apiserver_request_total{resource="things",verb="LIST"} 7
apiserver_longrunning_requests{resource="others",verb="WATCH"} 2
`;

test('of the metrics those that are wanted are kept, as they are', async () => {
  await using server = await startFakeApiServer({ '/metrics': (_, res) => res.writeHead(200).end(PAGE) });
  expect(await readerOf(server.url).apiMetrics(['apiserver_longrunning_requests'])).toEqual({
    ok: true,
    value: [
      'apiserver_longrunning_requests{resource="things",verb="WATCH"} 1\n',
      'apiserver_longrunning_requests{resource="others",verb="WATCH"} 2\n',
    ].join(''),
  });
});

test('who may not read them is told which path it takes', async () => {
  const status = { kind: 'Status', reason: 'Forbidden', message: 'forbidden: User "a" cannot get path "/metrics"' };
  await using server = await startFakeApiServer({ '/metrics': (_, res) => json(res, status, 403) });
  expect(await readerOf(server.url).apiMetrics(['x'])).toMatchObject({
    ok: false,
    gap: { reason: 'forbidden', message: 'metrics of the API server (forbidden: get /metrics)' },
  });
});
