import { beforeAll, describe, expect, test } from 'vitest';
import { untilAllowed } from '../control-plane/access.ts';
import type { Keeper } from '../operators/keeper/controls.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'seen');
const LOOK = ['get', 'list', 'watch'];
const WIDGETS = { apiGroups: ['seen.example.com'], resources: ['widgets'], verbs: LOOK };
const IDLE = 'widgets.seen.example.com/idle';
const FAILING = 'widgets.seen.example.com/failing';
let keeper: Keeper;

beforeAll(async () => {
  keeper = await tools.keeper();
  for (const name of ['idle', 'failing']) await tools.adopted(keeper, name);
});

/** Binds a ClusterRole of the cluster to a user, in one namespace where one is named. */
async function bind(user: string, role: string, namespace?: string): Promise<void> {
  const scope = namespace === undefined ? ['clusterrolebinding'] : ['rolebinding', '-n', namespace];
  await tools.kubectl('create', ...scope, `${user}-${role}`, `--clusterrole=${role}`, `--user=${user}`);
  await untilAllowed(
    plane.request,
    { user, namespace },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    true,
  );
}

/** A user who may look at everything but these resources, `pods/log` or `leases`. */
async function allBut(user: string, ...hidden: readonly string[]): Promise<string> {
  const { groups } = (await plane.request('/apis')).json() as {
    groups: { name: string; preferredVersion: { groupVersion: string } }[];
  };
  const paths = new Map(groups.map(({ name, preferredVersion }) => [name, `/apis/${preferredVersion.groupVersion}`]));
  const rules = await Promise.all(
    [...paths.set('', '/api/v1')].map(async ([group, path]) => {
      const { resources } = (await plane.request(path)).json() as { resources: { name: string }[] };
      const shown = resources.map(({ name }) => name).filter((name) => !hidden.includes(name));
      return { apiGroups: [group], resources: shown, verbs: LOOK };
    }),
  );
  return plane.restrictedUser(
    user,
    rules.filter(({ resources }) => resources.length > 0),
  );
}

interface Answer {
  readonly text: string;
  readonly code: number;
  readonly certainties: readonly string[];
  readonly causes: readonly string[];
  readonly summary: string;
}

/** What `why-stuck` says to a user; text and document are of one state. */
async function ask(kubeconfig: string, ...args: readonly string[]): Promise<Answer> {
  const command = ['why-stuck', ...args, '-n', 'seen', '--stuck-after', '0s'];
  const [text, json] = await Promise.all([
    plugin(command, { kubeconfig }),
    plugin([...command, '-o', 'json'], { kubeconfig }),
  ]);
  expect(text.stderr + json.stderr).toBe('');
  const { items } = JSON.parse(json.stdout) as {
    items: { causes: { id: string; certainty: string; summary: string }[] }[];
  };
  const causes = items.flatMap((item) => item.causes);
  return {
    text: text.stdout,
    code: text.code,
    certainties: causes.map(({ certainty }) => certainty),
    causes: causes.map(({ id }) => id),
    summary: causes[0]?.summary ?? '',
  };
}

/** The names behind `Not read …, forbidden:`, each of which may stand there once. */
function missing(text: string): string[] {
  const [, names = ''] = /^Not read[^\n:]*, forbidden: (.*)\.$/m.exec(text) ?? [];
  const all = names.split(', ').sort();
  expect(all).toEqual([...new Set(all)]);
  expect(text.match(/forbidden/g)).toHaveLength(1);
  return all;
}

describe('where the operator fails on an object', () => {
  beforeAll(async () => {
    await keeper.fail('seen', 'failing', 'error');
    await tools.removeCustom(keeper, 'failing');
    await tools.waitFor('an Event about it', async () =>
      (await plane.request('/api/v1/namespaces/seen/events')).text.includes('cannot clean up failing'),
    );
  });

  test('who may not read Leases is told what the log says, as likely', async () => {
    const { text, code, causes, certainties } = await ask(await allBut('leaseless', 'leases'), FAILING);
    expect(causes[0]).toBe('operator-failing-on-object');
    expect(certainties).not.toContain('certain');
    expect(missing(text)).toContain('leases.coordination.k8s.io');
    expect(code).toBe(1);
  });

  test('who may not read logs is told what Events say, and which log is missing', async () => {
    const { text, code, causes, certainties } = await ask(await allBut('logless', 'pods/log'), FAILING);
    expect(causes[0]).toBe('operator-failing-on-object');
    expect(certainties).not.toContain('certain');
    expect(missing(text).join()).toContain('log of pod seen-system/seen-keeper-');
    expect(code).toBe(1);
  });

  test('who may read neither is told that the operator runs and that its log would tell', async () => {
    const { text, code, certainties } = await ask(await allBut('deaf', 'pods/log', 'events'), FAILING);
    expect(text).toMatch(/^Widget seen\/failing has been Terminating for \w+, (perhaps|most likely) because operator /);
    expect(certainties).not.toContain('certain');
    expect(missing(text)).toContain('events in seen');
    expect(code).toBe(1);
  });
});

describe('where the operator is scaled to 0', () => {
  beforeAll(async () => {
    await keeper.scale(0);
    await tools.removeCustom(keeper, 'idle');
  });

  test.each([
    ['leases', 'leaseless-idle'],
    ['pods/log', 'logless-idle'],
  ])('who may not read %s is told all the same, for certain: nothing in them would change it', async (hidden, user) => {
    const { code, causes, certainties } = await ask(await allBut(user, hidden), IDLE);
    expect(causes[0]).toBe('workload-scaled-to-zero');
    expect(certainties[0]).toBe('certain');
    expect(code).toBe(1);
  });

  test('who may only view is led to the workload by its name, not for certain', async () => {
    const viewer = await plane.restrictedUser('viewer', [WIDGETS]);
    await bind('viewer', 'view');
    const { text, code, causes, certainties, summary } = await ask(viewer, IDLE);
    expect(causes[0]).toBe('workload-scaled-to-zero');
    expect(summary).toContain('Deployment seen-system/seen-keeper');
    expect(certainties).not.toContain('certain');
    expect(missing(text)).toEqual(expect.arrayContaining(['clusterroles.rbac.authorization.k8s.io']));
    expect(code).toBe(1);
    const all = await ask(viewer, '-A');
    expect(all.text).toMatch(/^1 cause holds 2 objects in the cluster\.\n/);
    expect(all.certainties).not.toContain('certain');
  });

  test('the administrator of the namespace learns who put the finalizer there and what would tell more', async () => {
    const admin = await plane.restrictedUser('admin', [WIDGETS], { namespace: 'seen' });
    await bind('admin', 'admin', 'seen');
    const { text, code, certainties } = await ask(admin, IDLE);
    expect(text).toMatch(/^Widget seen\/idle has been Terminating for \w+, perhaps because nobody that could be seen /);
    expect(text).toContain('put there by seen-keeper (managedFields');
    expect(certainties).not.toContain('certain');
    expect(missing(text)).toContain('deployments.apps outside seen');
    expect(code).toBe(1);
    const all = await ask(admin);
    expect(all.text).toMatch(/^1 cause holds 2 objects in namespace seen\.\n/);
    expect(all.certainties).not.toContain('certain');
    expect(all.code).toBe(1);
  });

  test('who may read the one object alone gets an answer about it, and is told so where all are asked for', async () => {
    const getter = await plane.restrictedUser('getter', [{ ...WIDGETS, verbs: ['get'] }], { namespace: 'seen' });
    const { text, code, certainties } = await ask(getter, IDLE);
    expect(text).toContain('finalizer seen.example.com/keeper is still there');
    expect(certainties).not.toContain('certain');
    expect(missing(text)).toContain('deployments.apps');
    expect(code).toBe(1);
    const all = await plugin(['why-stuck', '-n', 'seen'], { kubeconfig: getter });
    expect(all.stdout).toBe('');
    expect(all.stderr).toMatch(
      /^error: missing permission: list, for any of \d+ types in namespace seen\nName an object that you may read, as TYPE\/NAME, or ask for permission to list\.\n$/,
    );
    expect(all.code).toBe(2);
    const finalizers = await plugin(['finalizers', IDLE, '-n', 'seen'], { kubeconfig: getter });
    expect(finalizers.stdout).toMatch(/^1 finalizer holds Widget seen\/idle; nobody at work is known to remove it\.\n/);
    expect(missing(finalizers.stdout).length).toBeGreaterThan(1);
    expect(finalizers.code).toBe(1);
  });

  test('who may read little is not told that nothing is there: only that nothing was seen, and that more may be', async () => {
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: LOOK }];
    const kubeconfig = await plane.restrictedUser('little', rules, { namespace: 'seen' });
    const stuck = await plugin(['why-stuck', '-n', 'seen'], { kubeconfig });
    expect(stuck.stdout).toMatch(/^Nothing is stuck in what could be read of namespace seen\.\n\nNot read /);
    const finalizers = await plugin(['finalizers', '-n', 'seen'], { kubeconfig });
    expect(finalizers.stdout).toMatch(/^No finalizers in what could be read of namespace seen\.\n\nNot read /);
    const described = await plugin(['describe', 'seen-keeper'], { kubeconfig });
    expect(described.stderr).toMatch(
      /^error: no operator "seen-keeper" was found, and what was not read may hide it: missing permission: .*, and \d+ more\n/,
    );
    expect(described.code).toBe(2);
  });

  test('who may not even read the object is told the permission', async () => {
    const nobody = await plane.user('nobody', { namespace: 'seen' });
    const { stdout, stderr, code } = await plugin(['why-stuck', IDLE], { kubeconfig: nobody });
    expect(stdout).toBe('');
    expect(stderr).toContain('error: missing permission: get widgets.seen.example.com "idle" in namespace seen\n');
    expect(code).toBe(2);
  });
});
