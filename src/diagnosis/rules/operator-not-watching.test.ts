import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { WatchScope } from '../../operators/model.ts';
import { objectOf } from '../testing/objects.ts';
import { findings, operatorPod, passive, runningOperator, secondsAgo } from '../testing/operators.ts';
import { operatorNotWatchingNamespace } from './operator-not-watching-namespace.ts';
import { operatorNotWatchingObject } from './operator-not-watching-object.ts';

const pods = [operatorPod('leader', { runningFor: 9000 })];
const SPEAKS = JSON.stringify({
  level: 'info',
  ts: secondsAgo(9),
  msg: 'reconciling',
  controller: 'w',
  namespace: 'shop',
  name: 'one',
});

describe('an operator that watches other namespaces', () => {
  const scope = (text: string, source: 'environment' | 'operator-group' | 'rbac'): WatchScope => ({
    kind: 'namespaces',
    namespaces: ['a', 'b'],
    evidence: [{ text, source, weight: source === 'rbac' ? 'weak' : 'strong' }],
  });
  const found = (watches: WatchScope, log = '') =>
    findings(operatorNotWatchingNamespace, passive(runningOperator({ pods, more: { watches } })), {
      logs: { leader: log },
    });

  test('is told how to watch this one as well', async () => {
    expect(await found(scope('it is started with WATCH_NAMESPACE=a,b', 'environment'))).toMatchObject([
      {
        summary: 'operator widget-system/widget-operator watches namespaces a, b alone, and Widget shop/one is in shop',
        certainty: 'likely',
        remedies: [
          { command: 'kubectl -n widget-system set env deployments.apps/widget-operator WATCH_NAMESPACE=a,b,shop' },
        ],
      },
    ]);
    expect(await found(scope('OperatorGroup widget-system/g says so', 'operator-group'))).toMatchObject([
      { remedies: [{ command: 'kubectl -n widget-system edit operatorgroups.operators.coreos.com' }] },
    ]);
  });

  test('is no cause where its log speaks of the object, where it may watch more, or where it watches this one', async () => {
    expect(await found(scope('it is started with WATCH_NAMESPACE=a,b', 'environment'), SPEAKS)).toEqual([]);
    expect(await found(scope('it may read there what it serves', 'rbac'))).toEqual([]);
    expect(await found({ kind: 'namespaces', namespaces: ['shop'], evidence: [] })).toEqual([]);
    expect(await found({ kind: 'all', evidence: [] })).toEqual([]);
  });
});

describe('an operator that looks after other objects', () => {
  async function found(container: JsonObject, more: JsonObject = {}, log = ''): Promise<unknown[]> {
    const { spec = {}, ...metadata } = more;
    const object = objectOf(
      { group: 'example.com', resource: 'widgets', kind: 'Widget' },
      {
        metadata: { name: 'one', namespace: 'shop', uid: 'one', deletionTimestamp: secondsAgo(3600), ...metadata },
        spec,
      },
    );
    const symptom = passive(runningOperator({ pods, container }), object);
    const all = await findings(operatorNotWatchingObject, symptom, { logs: { leader: log } });
    return all.map((finding) =>
      finding.kind === 'root' ? [finding.certainty, finding.summary.split(': ').at(-1)] : [],
    );
  }

  test.each([
    ['of a label', { args: ['--watch-label-selector=team=a'] }, { labels: { team: 'b' } }, 'its labels are team=b'],
    ['of a label, in two words', { args: ['--label-selector', 'team=a'] }, {}, 'it has no labels'],
    ['of a label, by a variable', { env: [{ name: 'WATCH_LABEL_SELECTOR', value: 'team=a' }] }, {}, 'it has no labels'],
    [
      'of a watch filter',
      { args: ['--watch-filter=blue'] },
      { labels: { 'cluster.x-k8s.io/watch-filter': 'green' } },
      'its labels are cluster.x-k8s.io/watch-filter=green',
    ],
    ['of a class', { args: ['--class=blue'] }, { spec: { className: 'green' } }, 'spec.className is green'],
    [
      'of an ingress class',
      { args: ['--ingress-class=alb'] },
      { annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
      'annotation kubernetes.io/ingress.class is nginx',
    ],
  ])('%s says what the object has instead', async (_, container, more, instead) => {
    expect(await found(container, more)).toEqual([['likely', instead]]);
  });

  test.each([
    ['matches', { args: ['--watch-label-selector=team in (a,b)'] }, { labels: { team: 'b' } }],
    ['is empty', { args: ['--label-selector=', '--class='] }, { spec: { className: 'green' } }],
    ['is of something else', { args: ['--storage-class=fast'] }, { spec: { storageClassName: 'slow' } }],
    ['is a class that the object does not state', { args: ['--class=blue'] }, {}],
  ])('is no cause where what it is told %s', async (_, container, more) => {
    expect(await found(container, more)).toEqual([]);
  });

  test('is no cause where its log speaks of the object', async () => {
    expect(await found({ args: ['--class=blue'] }, { spec: { className: 'green' } }, SPEAKS)).toEqual([]);
  });
});
