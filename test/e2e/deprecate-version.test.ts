import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';
import { applyType, type VersionedType, writeObject } from './versioned-type.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'walk');
const { adminKubeconfig: kubeconfig } = plane;
const env = { XDG_STATE_HOME: mkdtempSync(join(tmpdir(), 'kubectl-operator-state-')) };

const run = (name: string, ...flags: string[]) =>
  plugin(['deprecate-version', name, 'v1alpha1', ...flags], { kubeconfig, env });
const step = (name: string, which: string, ...flags: string[]) => run(name, '--step', which, '--yes', ...flags);

interface Crd {
  readonly metadata: { readonly resourceVersion: string; readonly generation: number };
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly deprecated?: boolean;
      readonly deprecationWarning?: string;
    }[];
  };
  readonly status: { readonly storedVersions: readonly string[] };
}

async function crdOf(name: string): Promise<Crd> {
  return (await plane.request(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`)).json() as Crd;
}

const versionOf = async (name: string, version: string) =>
  (await crdOf(name)).spec.versions.find((one) => one.name === version);

interface Status {
  readonly next?: string;
  readonly steps: { step: string; state: string; reasons: { kind: string; text: string }[] }[];
}

async function statusOf(name: string): Promise<Status> {
  const { stdout, stderr } = await run(name, '--status', '-o', 'json');
  expect(stderr).toBe('');
  const { items } = JSON.parse(stdout) as { items: Status[] };
  const [item] = items;
  if (item === undefined) throw new Error('no item');
  return item;
}

const states = ({ steps }: Status) => Object.fromEntries(steps.map(({ step: name, state }) => [name, state]));

/** A type with objects that are stored as v1alpha1, and a v1 that is served. */
async function typeOf(plural: string, more: Partial<VersionedType> = {}, manager = 'kubectl'): Promise<string> {
  const name = `${plural}.walk.example.org`;
  await applyType(plane, { name, versions: ['v1alpha1 storage', 'v1 served'], ...more });
  for (const object of ['a', 'b'])
    await writeObject(plane, { name, version: 'v1alpha1', namespace: 'walk', object }, { manager, spec: { size: 3 } });
  return name;
}

/** The applier of the objects moves to v1. */
async function moveOn(name: string, manager = 'kubectl'): Promise<void> {
  for (const object of ['a', 'b'])
    await writeObject(plane, { name, version: 'v1', namespace: 'walk', object }, { manager, spec: { size: 3 } });
}

const NO_CHANGE = /Nothing was changed\.\n$/;

describe('the whole walk, one step at a time', () => {
  let name: string;

  beforeAll(async () => {
    name = await typeOf('gadgets');
  });

  test('--status tells where the version stands, and what holds it up', async () => {
    const status = await statusOf(name);
    expect(status.next).toBe('deprecate');
    expect(states(status)).toEqual({
      ...{ prefer: 'done', convert: 'done', users: 'open', deprecate: 'next' },
      ...{ 'switch-storage': 'later', migrate: 'later', 'stop-serving': 'later', remove: 'later' },
    });
    const { stdout, code } = await run(name, '--status');
    expect(stdout).toContain(`${name}: v1alpha1 → v1, 2 of 8 steps done; next is deprecate.\n`);
    expect(stdout).toContain('- kubectl (Apply) wrote 2 objects with it, such as walk/a, last');
    expect(code).toBe(1);
  });

  test('without --yes a step is shown and checked, and nothing is written', async () => {
    const before = await crdOf(name);
    const { stdout, stderr, code } = await run(name);
    expect(stderr).toBe('');
    expect(stdout).toContain(
      `CustomResourceDefinition ${name}\n  spec.versions[0] (v1alpha1)\n+     deprecated: true\n`,
    );
    expect(stdout).toMatch(/Nothing was changed; --step deprecate --yes does it\.\n$/);
    expect(code).toBe(1);
    expect((await crdOf(name)).metadata).toEqual(before.metadata);
  });

  test('a step whose turn it is not is refused', async () => {
    const { stderr, code } = await step(name, 'remove');
    expect(stderr).toContain('error: remove cannot be done yet: deprecate comes first\n');
    expect(code).toBe(2);
  });

  test('deprecate warns whoever uses it, and can be taken back', async () => {
    const done = await step(name, 'deprecate');
    expect(done).toMatchObject({ stderr: '', code: 0 });
    expect(done.stdout).toContain('2 objects read at v1alpha1 and v1\n');
    const warning =
      'walk.example.org/v1alpha1 Gadget is deprecated and will be removed; use walk.example.org/v1 Gadget';
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ deprecated: true, deprecationWarning: warning });
    await tools.waitFor('kubectl to be warned', async () =>
      (await plane.kubectl(['get', `gadgets.v1alpha1.walk.example.org`, '-A'])).stderr.includes(warning),
    );
    expect((await run(name, '--undo', '--yes')).code).toBe(0);
    const back = await versionOf(name, 'v1alpha1');
    expect(back?.deprecated ?? false).toBe(false);
    expect(back?.deprecationWarning).toBeUndefined();
    expect((await step(name, 'deprecate', '--warning', 'use v1')).code).toBe(0);
    expect((await versionOf(name, 'v1alpha1'))?.deprecationWarning).toBe('use v1');
  });

  test('a step that is done is not done again', async () => {
    const before = await crdOf(name);
    expect((await step(name, 'deprecate')).code).toBe(0);
    expect((await crdOf(name)).metadata).toEqual(before.metadata);
  });

  test('switch-storage stores new objects as the other version', async () => {
    const { stdout, code } = await step(name, 'switch-storage');
    expect(stdout).toContain('-     storage: true\n+     storage: false\n');
    expect(code).toBe(0);
    expect(await versionOf(name, 'v1')).toMatchObject({ storage: true });
    expect((await crdOf(name)).status.storedVersions).toEqual(['v1alpha1', 'v1']);
  });

  test('migrate stores all objects anew, proves it, and prunes storedVersions', async () => {
    const { stdout, code } = await step(name, 'migrate');
    expect(stdout).toContain('all 2 objects are proven to be stored at v1.');
    expect(code).toBe(0);
    expect((await crdOf(name)).status.storedVersions).toEqual(['v1']);
  });

  test('stop-serving is refused while somebody writes with it', async () => {
    const { stderr, code } = await step(name, 'stop-serving', '--soak', '0');
    expect(stderr).toMatch(/^error: stop-serving of v1alpha1: kubectl \(Apply\) wrote 2 objects with it/);
    expect(stderr).toContain('--ignore-user kubectl');
    expect(code).toBe(2);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: true });
  });

  test('when they have moved on it is done, watched, and can be taken back', async () => {
    await moveOn(name);
    expect(states(await statusOf(name))).toMatchObject({ users: 'done', 'stop-serving': 'next' });
    const { stdout, stderr, code } = await step(name, 'stop-serving', '--soak', '3s');
    expect(stderr).toBe('');
    expect(stdout).toContain('Nothing was seen to fail within 3s.');
    expect(code).toBe(0);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: false });
    expect((await run(name, '--undo', '--yes')).stdout).toContain('Done: stop-serving of v1alpha1 is taken back.\n');
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: true });
    expect((await step(name, 'stop-serving', '--soak', '0')).code).toBe(0);
  });

  test('remove proves that no object is stored as it, and keeps the CRD as it was', async () => {
    const { stdout, stderr, code } = await step(name, 'remove');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const crd = await crdOf(name);
    expect(crd.spec.versions.map((version) => version.name)).toEqual(['v1']);
    expect(crd.status.storedVersions).toEqual(['v1']);
    const [, path = ''] = /The CRD as it was: (.*)\n/.exec(stdout) ?? [];
    expect(existsSync(path)).toBe(true);
    expect(JSON.stringify(load(readFileSync(path, 'utf8')))).toContain('"v1alpha1"');
    const { stdout: told, code: gone } = await run(name, '--status');
    expect(told).toBe(`${name} has no version v1alpha1: it has v1.\n`);
    expect(gone).toBe(0);
    for (const object of ['a', 'b']) {
      const read = await plane.request(`/apis/walk.example.org/v1/namespaces/walk/gadgets/${object}`);
      expect(read.status).toBe(200);
      expect(read.text).not.toContain('v1alpha1');
    }
  });
});

describe('refusals', () => {
  test('a CRD that Helm applies is not patched: the change to commit is printed instead', async () => {
    const metadata = {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'meta.helm.sh/release-name': 'charts', 'meta.helm.sh/release-namespace': 'walk' },
    };
    const name = await typeOf('charts', { metadata });
    const before = await crdOf(name);
    const { stdout, stderr, code } = await step(name, 'deprecate');
    expect(stdout).toContain('To commit where Helm release walk/charts has the CRD:\n');
    expect(stdout).toContain('    - name: v1alpha1\n      deprecated: true\n');
    expect(stderr).toContain(`error: not applied: Helm release walk/charts applies ${name} and may change it back\n`);
    expect(code).toBe(2);
    expect((await crdOf(name)).metadata).toEqual(before.metadata);
    expect((await step(name, 'deprecate', '--force-live')).code).toBe(0);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ deprecated: true });
  });

  test('--print gives a patch that kubectl takes', async () => {
    const name = await typeOf('prints');
    const { stdout, code } = await run(name, '--print');
    expect(code).toBe(0);
    expect(await versionOf(name, 'v1alpha1')).not.toHaveProperty('deprecated');
    const [, patch = ''] = /^kubectl patch crd \S+ --type=json -p '(.*)'$/m.exec(stdout) ?? [];
    const patched = await plane.kubectl(['patch', 'crd', name, '--type=json', '-p', patch]);
    expect(patched).toMatchObject({ code: 0, stderr: '' });
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ deprecated: true });
  });

  test('a CRD without another version has nothing to use instead', async () => {
    const name = await typeOf('onlys', { versions: ['v1alpha1 storage'] });
    const { stderr, code } = await step(name, 'prefer');
    expect(stderr).toMatch(/^error: prefer of v1alpha1: The CRD has no other version/);
    expect(stderr).toMatch(NO_CHANGE);
    expect(code).toBe(2);
  });

  test('fields that only the old version has keep the storage from being switched, unless each is accepted', async () => {
    const name = 'lossies.walk.example.org';
    const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    const version = (versionName: string, storage: boolean, spec: object) => ({
      ...{ name: versionName, served: true, storage, deprecated: versionName === 'v1alpha1' },
      schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
    });
    await plane.apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name },
      spec: {
        ...{ group: 'walk.example.org', scope: 'Namespaced' },
        names: { kind: 'Lossie', plural: 'lossies', singular: 'lossie' },
        versions: [
          version('v1alpha1', true, open),
          version('v1', false, { type: 'object', properties: { size: { type: 'integer' } } }),
        ],
      },
    });
    await tools.waitFor(
      'it to be served',
      async () => (await plane.request('/apis/walk.example.org/v1/lossies')).status === 200,
    );
    const spec = { size: 1, secret: { name: 'x' } };
    await writeObject(plane, { name, version: 'v1alpha1', namespace: 'walk', object: 'a' }, { spec });
    const refusedStep = await step(name, 'switch-storage');
    expect(refusedStep.stderr).toContain(
      'has no place for spec.secret (1 object, such as walk/a), and the next write drops',
    );
    expect(refusedStep.code).toBe(2);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ storage: true });
    expect((await step(name, 'switch-storage', '--accept-loss', 'spec.secret')).code).toBe(0);
  });

  test('what Argo CD and kubectl apply use is told, even where managedFields do not', async () => {
    const name = await typeOf('sourced', {}, 'ctl');
    await moveOn(name, 'ctl');
    await tools.kubectl(
      'annotate',
      `sourced.walk.example.org/a`,
      '-n',
      'walk',
      `kubectl.kubernetes.io/last-applied-configuration={"apiVersion":"walk.example.org/v1alpha1"}`,
    );
    await applyType(plane, { name: 'applications.argoproj.io', versions: ['v1alpha1 storage'] });
    const application = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop', namespace: 'walk' },
    };
    await plane.apply(application);
    const resources = [{ group: 'walk.example.org', version: 'v1alpha1', kind: 'Source', name: 'a' }];
    await plane.request('/apis/argoproj.io/v1alpha1/namespaces/walk/applications/shop/status', {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { status: { resources } },
    });
    const { steps } = await statusOf(name);
    const users = steps.find((one) => one.step === 'users');
    const told = users?.reasons.map(({ text }) => text).join('\n');
    expect(told).toContain('kubectl apply last applied 1 object with it');
    expect(told).toContain('Argo CD Application walk/shop applies 1 object with it');
    const status = await run(name, '--status', '--ignore-user', 'last-applied', '--ignore-user', 'walk/shop');
    expect(status.stdout).toMatch(/^done +users /m);
  });

  test('a client that follows objects with it keeps it from being unserved', async () => {
    const name = await typeOf('watcheds', { versions: ['v1 storage', 'v1alpha1 served deprecated'] });
    await moveOn(name);
    const watching = new AbortController();
    const watch = spawn(plane.coordinates.binaries.kubectl, ['get', 'watcheds.v1alpha1.walk.example.org', '-A', '-w'], {
      env: { ...process.env, KUBECONFIG: kubeconfig },
      stdio: 'ignore',
      signal: watching.signal,
    });
    watch.on('error', () => undefined);
    try {
      await tools.waitFor('the watch to be seen', async () => states(await statusOf(name)).users === 'open');
      const { stderr, code } = await step(name, 'stop-serving', '--soak', '0');
      expect(stderr).toMatch(/^error: stop-serving of v1alpha1: 1 client follows objects with it right now/);
      expect(code).toBe(2);
    } finally {
      watching.abort();
    }
    await tools.waitFor('the watch to be over', async () => states(await statusOf(name)).users === 'done');
  });

  test('a conversion that does not work keeps every step from being done', async () => {
    const webhook = await tools.webhook({ behaviour: { kind: 'convert' } });
    const conversion = {
      strategy: 'Webhook',
      webhook: { conversionReviewVersions: ['v1'], clientConfig: webhook.clientConfig },
    };
    const name = await typeOf('hookeds', { conversion });
    expect(states(await statusOf(name))).toMatchObject({ convert: 'done', deprecate: 'next' });
    await webhook.scaleToZero();
    const status = await statusOf(name);
    expect(status.next).toBe('convert');
    expect(states(status)).toMatchObject({ convert: 'blocked' });
    const { stderr, code } = await run(name);
    expect(stderr).toMatch(/^error: convert of v1alpha1: /);
    expect(code).toBe(2);
    await tools.kubectl('delete', 'crd', name, '--wait=false');
  });

  test('who may only look is told where the version stands, and by the API server that it may not change it', async () => {
    const name = await typeOf('lookeds', { versions: ['v1alpha1 storage', 'v1 served'] });
    const look = ['get', 'list', 'watch'];
    const viewer = await plane.restrictedUser('viewer', [
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: look },
      { apiGroups: ['walk.example.org'], resources: ['*'], verbs: look },
    ]);
    const as = (...flags: string[]) =>
      plugin(['deprecate-version', name, 'v1alpha1', ...flags], { kubeconfig: viewer, env });
    const status = await as('--status');
    expect(status.stdout).toContain('next is deprecate.\n');
    expect(status.stdout).toContain('Not read: metrics of the API server (forbidden: get /metrics).\n');
    const refused = await as('--step', 'deprecate', '--yes');
    expect(refused.stderr).toMatch(
      /^error: the API server refused the change of lookeds\.walk\.example\.org: .*cannot patch/,
    );
    expect(refused.stderr).toMatch(NO_CHANGE);
    expect(refused.code).toBe(2);
  });

  test('two steps at once: the second finds the CRD changed, or its step done', async () => {
    const name = await typeOf('races');
    const both = await Promise.all([step(name, 'deprecate'), step(name, 'deprecate', '--warning', 'other')]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both)
      if (code !== 0) expect(stderr).toContain(`error: ${name} has changed since it was looked at\n`);
    expect((await crdOf(name)).metadata.generation).toBe(2);
  });

  test.each([
    [['--yes'], '--yes goes with one --step'],
    [['--status', '--step', 'remove'], '--status does nothing'],
    [['--undo', '--step', 'remove'], 'remove cannot be taken back'],
    [['--soak', 'long'], '"long" is not a time for --soak'],
    [['--to', 'v1alpha1'], '--to names the version that is to go'],
  ])('%j makes no sense', async (flags, message) => {
    const { stderr, code } = await run('gadgets.walk.example.org', ...flags);
    expect(stderr).toContain(`error: ${message}`);
    expect(code).toBe(2);
  });
});

test('where storedVersions was pruned too early, objects are stored anew before the version is removed', async () => {
  const name = await typeOf('liars');
  await moveOn(name);
  await applyType(plane, { name, versions: ['v1alpha1', 'v1 storage'] });
  const pruned = await plane.request(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}/status`, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { status: { storedVersions: ['v1'] } },
  });
  expect(pruned.status).toBe(200);
  const { stdout, code } = await step(name, 'remove');
  expect(stdout).toMatch(/Migrate +rewritten 2, /);
  expect(code).toBe(0);
  for (const object of ['a', 'b'])
    expect((await plane.request(`/apis/walk.example.org/v1/namespaces/walk/liars/${object}`)).status).toBe(200);
});

describe('what fails when a version is not served any more', () => {
  async function readyToStop(plural: string): Promise<string> {
    const name = await typeOf(plural, { versions: ['v1 storage', 'v1alpha1 served deprecated'] });
    await moveOn(name);
    return name;
  }
  const warn = (name: string) => {
    const kind = `${name.slice(0, 1).toUpperCase()}${name.split('.')[0]?.slice(1, -1)}`;
    return plane.request('/api/v1/namespaces/walk/events', {
      method: 'POST',
      body: {
        metadata: { generateName: 'missed-', namespace: 'walk' },
        involvedObject: { kind: 'Deployment', namespace: 'walk', name: 'old-client' },
        ...{ type: 'Warning', reason: 'Failed', lastTimestamp: new Date().toISOString() },
        message: `no matches for kind "${kind}" in version "walk.example.org/v1alpha1"`,
      },
    });
  };

  test('is seen, and the version is served again without asking where nobody can be asked', async () => {
    const name = await readyToStop('missed');
    const running = step(name, 'stop-serving', '--soak', '40s');
    await tools.waitFor('it to be unserved', async () => (await versionOf(name, 'v1alpha1'))?.served === false);
    await warn(name);
    const { stdout, code } = await running;
    expect(stdout).toContain('Warning about Deployment walk/old-client: no matches for kind');
    expect(stdout).toMatch(/v1alpha1 is served again\.\n$/);
    expect(code).toBe(1);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: true });
  });

  test('on a terminal each step is asked for, and one key serves the version again', async () => {
    const name = await readyToStop('keyed');
    const args = ['deprecate-version', name, 'v1alpha1', '--soak', '50s'];
    const no = inTerminal(args, { kubeconfig, env });
    await no.untilShown('Stop serving v1alpha1? [y/N] ');
    no.type('n\r');
    const declined = await no.ended;
    expect(onScreen(declined.shown)).toContain('Nothing was changed.\n');
    expect(declined.code).toBe(1);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: true });

    const yes = inTerminal(args, { kubeconfig, env });
    await yes.untilShown('Stop serving v1alpha1? [y/N] ');
    yes.type('y\r');
    await yes.untilShown('press r to serve v1alpha1 again');
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: false });
    yes.type('r');
    const { code, shown } = await yes.ended;
    expect(onScreen(shown)).toContain('v1alpha1 is served again.\n');
    expect(code).toBe(1);
    expect(await versionOf(name, 'v1alpha1')).toMatchObject({ served: true });
  });
});
