import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { Finding } from '../finding.ts';
import { objectOf } from '../testing/objects.ts';
import {
  findings,
  type MadeUpAnswers,
  operatorPod,
  passive,
  runningOperator,
  secondsAgo,
} from '../testing/operators.ts';
import { operatorForbidden } from './operator-forbidden.ts';
import { operatorLacksPermission } from './operator-lacks-permission.ts';

const operator = runningOperator({ pods: [operatorPod('leader', { runningFor: 9000 })] });
const REFUSED =
  'widgets.example.com "one" is forbidden: User "system:serviceaccount:widget-system:widget-operator" cannot update resource "widgets" in API group "example.com" in the namespace "shop"';

function logged(error: string, more: object = {}): string {
  const subject = { controllerKind: 'Widget', namespace: 'shop', name: 'one' };
  return JSON.stringify({ level: 'error', ts: secondsAgo(60), msg: 'Reconciler error', ...subject, error, ...more });
}

async function denied(answers: MadeUpAnswers) {
  return (await findings(operatorLacksPermission, passive(operator), answers)).map((finding) =>
    finding.kind === 'symptom' && finding.symptom.kind === 'access-denied'
      ? [finding.symptom.permission.verb, finding.symptom.permission.resource, finding.certainty]
      : [],
  );
}

describe('an operator lacks a permission', () => {
  const UPDATES = ['update widgets', 'patch widgets'];

  test('for sure where its log says that it was refused with this object', async () => {
    expect(await denied({ logs: { leader: logged(REFUSED) }, denied: UPDATES })).toEqual([
      ['update', 'widgets', 'certain'],
    ]);
    const secret = REFUSED.replace('"widgets"', '"secrets"').replace('"example.com"', '""');
    expect(await denied({ logs: { leader: logged(secret) }, denied: [] })).toEqual([['update', 'secrets', 'certain']]);
  });

  test('not where it may not write Events, which it works without', async () => {
    const events = REFUSED.replace('cannot update resource "widgets"', 'cannot create resource "events"');
    expect(await denied({ logs: { leader: logged(events) }, denied: [] })).toEqual([]);
  });

  test('not where it may not list objects of another namespace', async () => {
    const list = (namespace: string) =>
      REFUSED.replace('cannot update', 'cannot list').replace('namespace "shop"', `namespace "${namespace}"`);
    const line = (namespace: string) =>
      JSON.stringify({ level: 'error', msg: 'Failed to watch', error: list(namespace) });
    expect(await denied({ logs: { leader: line('other') }, denied: [] })).toEqual([]);
    expect(await denied({ logs: { leader: line('shop') }, denied: [] })).toEqual([['list', 'widgets', 'certain']]);
  });

  test('most likely where the authorizers alone say so: it can have another name', async () => {
    expect(await denied({ logs: { leader: '' }, denied: UPDATES })).toEqual([['update', 'widgets', 'likely']]);
    expect(await denied({ logs: { leader: '' }, denied: ['list widgets'] })).toEqual([['list', 'widgets', 'likely']]);
  });

  test.each([
    ['may patch, which is enough', { logs: { leader: '' }, denied: ['update widgets'] }],
    ['was refused with another object', { logs: { leader: logged(REFUSED, { name: 'two' }) }, denied: [] }],
    [
      'was refused before the deletion was asked for',
      { logs: { leader: logged(REFUSED, { ts: secondsAgo(9999) }) }, denied: [] },
    ],
    ['cannot be asked about', { logs: { leader: '' } }],
  ])('is not said of one that %s', async (_, answers) => {
    expect(await denied(answers)).toEqual([]);
  });
});

describe('what is wrong with RBAC', () => {
  const RBAC = 'rbac.authorization.k8s.io';
  const role = (verbs: string[], more: JsonObject = {}) =>
    objectOf(
      { group: RBAC, resource: 'clusterroles', kind: 'ClusterRole' },
      {
        metadata: { name: 'widget-operator', ...more },
        rules: [{ apiGroups: ['example.com'], resources: ['widgets'], verbs }],
      },
    );
  const binding = objectOf(
    { group: RBAC, resource: 'clusterrolebindings', kind: 'ClusterRoleBinding' },
    {
      metadata: { name: 'widgets' },
      roleRef: { kind: 'ClusterRole', name: 'widget-operator' },
      subjects: [{ kind: 'ServiceAccount', name: 'widget-operator', namespace: 'widget-system' }],
    },
  );

  async function fault(answers: MadeUpAnswers): Promise<Finding | undefined> {
    const permission = {
      verb: 'update',
      group: 'example.com',
      resource: 'widgets',
      namespace: 'shop',
      name: undefined,
    };
    const [finding] = await findings(operatorForbidden, { kind: 'access-denied', operator, permission }, answers);
    return finding;
  }

  test('a role without the verb is named, with who wrote it and what adds the rule', async () => {
    const managedFields = [
      { manager: 'kubectl-edit', operation: 'Update', time: secondsAgo(600), fieldsV1: { 'f:rules': {} } },
    ];
    const objects = [role(['get', 'list'], { managedFields }), binding];
    expect(await fault({ objects, denied: ['update widgets'] })).toMatchObject({
      certainty: 'certain',
      decisive: true,
      summary:
        'operator widget-system/widget-operator may not update widgets.example.com in namespace shop: ClusterRole widget-operator lets it get, list widgets.example.com, but not update',
      evidence: [{ source: 'access review' }, { text: 'ClusterRole widget-operator was last written by kubectl-edit' }],
      remedies: [
        {
          command: `kubectl patch clusterrole widget-operator --type=json -p '[{"op":"add","path":"/rules/-","value":{"apiGroups":["example.com"],"resources":["widgets"],"verbs":["update","patch"]}}]'`,
          safety: 'safe',
        },
      ],
    });
  });

  test('a binding whose role is gone, and a role that nobody bound', async () => {
    const remedyOf = async (answers: MadeUpAnswers) =>
      (await fault({ ...answers, denied: ['update widgets'] }))?.remedies[0]?.command;
    expect(await remedyOf({ objects: [binding] })).toBe(
      'kubectl create clusterrole widget-operator --verb=update,patch --resource=widgets.example.com',
    );
    expect(await remedyOf({ objects: [role(['*'])] })).toBe(
      'kubectl create clusterrolebinding widget-operator --clusterrole=widget-operator --serviceaccount=widget-system:widget-operator',
    );
  });

  test('worked out from roles it is only likely; nobody may say that it is certain', async () => {
    const found = await fault({ objects: [role(['get']), binding], denied: ['update widgets'], basis: 'roles' });
    expect(found).toMatchObject({ certainty: 'likely' });
  });

  test('what is allowed by now was refused before, and a restart makes it try at once', async () => {
    expect(await fault({ denied: [] })).toMatchObject({
      certainty: 'likely',
      summary: expect.stringContaining('by now it is'),
      remedies: [{ command: 'kubectl -n widget-system rollout restart deployments.apps/widget-operator' }],
    });
  });
});
