import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApiProxy } from '../control-plane/api-proxy.ts';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import type { Keeper } from '../operators/keeper/controls.ts';
import { pathOfCustom } from '../operators/keeper/custom-type.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin, withoutAges } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'removal');
const { adminKubeconfig: kubeconfig } = plane;
const state = mkdtempSync(join(tmpdir(), 'kubectl-operator-state-'));
const backups = join(state, 'kubectl-operator', 'backups');
const env = { XDG_STATE_HOME: state };
const WIDGETS = 'widgets.removal.example.com';
const KEEPER = 'removal.example.com/keeper';
let keeper: Keeper;

/** `finalizers remove` of the namespace's objects; the keeper's finalizer of a Widget unless told otherwise. */
const removal = (name: string, ...flags: string[]) => [
  'finalizers',
  'remove',
  `${WIDGETS}/${name}`,
  KEEPER,
  '-n',
  'removal',
  ...flags,
];
const remove = (name: string, ...flags: string[]) => plugin(removal(name, ...flags), { kubeconfig, env });
const removeFrom = (object: string, finalizer: string, ...flags: string[]) =>
  plugin(['finalizers', 'remove', object, finalizer, '-n', 'removal', ...flags], { kubeconfig, env });

interface Read {
  readonly metadata: {
    readonly uid: string;
    readonly resourceVersion: string;
    readonly finalizers?: readonly string[];
    readonly deletionTimestamp?: string;
  };
  readonly spec?: object;
}

/** The object now; undefined where it is gone. */
async function read(path: string): Promise<Read | undefined> {
  const answer = await plane.request(path);
  return answer.status === 404 ? undefined : (answer.json() as Read);
}
const widget = (name: string) => read(pathOfCustom(keeper.spec.serves, 'removal', name));
const configMap = (name: string) => read(`/api/v1/namespaces/removal/configmaps/${name}`);

/** Makes a Widget that is being deleted and that its keeper, scaled to 0, does not let go. */
async function held(name: string, finalizers: readonly string[] = [KEEPER]): Promise<void> {
  await tools.create(keeper.spec.serves, name, { finalizers, spec: { size: 3 } });
  await tools.removeCustom(keeper, name);
}

async function liveConfigMap(name: string, finalizers: readonly string[]): Promise<void> {
  await tools.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'removal', finalizers } });
}

const kept = () => readdirSync(backups).filter((name) => name.includes('_removal_'));

beforeAll(async () => {
  keeper = await tools.keeper();
  await keeper.scale(0);
});

describe('with --yes', () => {
  test('shows why the finalizer is there, keeps the object, removes the finalizer and tells that the object is gone', async () => {
    await held('told');
    const { stdout, stderr, code } = await remove('told', '--yes');
    expect(stderr).toBe('');
    const text = withoutAges(stdout);
    expect(text).toContain(
      `Removes finalizer ${KEEPER} from Widget removal/told: its owner removal-keeper in removal-system is not at work.\n`,
    );
    expect(text).toMatch(/ROOT CAUSE, likely: Deployment removal-system\/removal-keeper, .* is scaled to 0 /);
    expect(text).toContain('What the finalizer guards is not known');
    expect(text).toContain(`Finalizer ${KEEPER} removed: Widget removal/told is gone.\n`);
    expect(code).toBe(0);
    expect(await widget('told')).toBeUndefined();
    const [, path = ''] = /The object as it was: (.*)\n/.exec(stdout) ?? [];
    expect(path.startsWith(backups)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(backups).mode & 0o777).toBe(0o700);
  });

  test('what was kept makes the object anew', async () => {
    await held('restored');
    const before = await widget('restored');
    const { stdout } = await remove('restored', '--yes');
    const [, path = ''] = /The object as it was: (.*)\n/.exec(stdout) ?? [];
    expect(await plane.kubectl(['create', '-f', path])).toMatchObject({ code: 0, stderr: '' });
    const after = await widget('restored');
    expect(after).toMatchObject({ metadata: { finalizers: [KEEPER] }, spec: { size: 3 } });
    expect(after?.metadata.deletionTimestamp).toBeUndefined();
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
  });

  test('tells who holds it still: exit code 1', async () => {
    await held('two', [KEEPER, 'example.org/other']);
    const { stdout, code } = await remove('two', '--yes');
    expect(stdout).toContain(`Finalizer ${KEEPER} removed: Widget removal/two is still held by example.org/other.\n`);
    expect(code).toBe(1);
    expect((await widget('two'))?.metadata.finalizers).toEqual(['example.org/other']);
  });

  test('two removals of the same moment keep the object twice', async () => {
    await held('both', [KEEPER, 'example.org/other']);
    const before = kept().length;
    await remove('both', '--yes');
    await removeFrom(`${WIDGETS}/both`, 'example.org/other', '--yes');
    expect(kept().length - before).toBe(2);
    expect(await widget('both')).toBeUndefined();
  });

  test('of an object that is not being deleted it says so, and that it goes on', async () => {
    await liveConfigMap('live', ['example.org/hold', 'example.org/stays']);
    const { stdout, code } = await removeFrom('cm/live', 'example.org/hold', '--yes');
    expect(stdout).toContain('from ConfigMap removal/live, which is not being deleted: its owner is not known.\n');
    expect(stdout).toContain('removed: ConfigMap removal/live goes on without it.\n');
    expect(code).toBe(0);
    expect((await configMap('live'))?.metadata.finalizers).toEqual(['example.org/stays']);
  });

  test('a finalizer that stands there twice goes twice', async () => {
    await plane.request('/api/v1/namespaces/removal/configmaps', {
      method: 'POST',
      body: { metadata: { name: 'twice', finalizers: ['example.org/a', 'example.org/b', 'example.org/a'] } },
    });
    const { code } = await removeFrom('cm/twice', 'example.org/a', '--yes');
    expect(code).toBe(0);
    expect((await configMap('twice'))?.metadata.finalizers).toEqual(['example.org/b']);
  });

  test('values of Secrets are neither shown nor kept', async () => {
    const metadata = { name: 'key', namespace: 'removal', finalizers: ['example.org/hold'] };
    await tools.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { key: 'topsecret' } });
    await tools.remove('secret/key');
    const { stdout, code } = await removeFrom('secret/key', 'example.org/hold', '--yes');
    expect(code).toBe(0);
    const [, path = ''] = /The object as it was: (.*)\n/.exec(stdout) ?? [];
    const backup = readFileSync(path, 'utf8');
    expect(backup).toContain('values of Secrets are not read');
    for (const secret of ['topsecret', Buffer.from('topsecret').toString('base64')])
      expect(stdout + backup).not.toContain(secret);
  });
});

describe('without --yes, where nobody can be asked', () => {
  test('only shows what it would do: exit code 1, nothing is written or kept', async () => {
    await held('shown');
    const before = await widget('shown');
    const stored = kept().length;
    for (const flags of [[], ['--dry-run', '--yes']]) {
      const { stdout, stderr, code } = await remove('shown', ...flags);
      expect(stderr).toBe('');
      expect(stdout).toContain('Dry run: the API server would take this write. Nothing was changed; --yes does it.\n');
      expect(code).toBe(1);
    }
    expect(await widget('shown')).toEqual(before);
    expect(kept()).toHaveLength(stored);
  });
});

describe('on a terminal', () => {
  const asked = (name: string) => inTerminal(removal(name), { kubeconfig, env });
  const QUESTION = 'Type the name of the object to remove the finalizer: ';

  test('the name of the object removes it', async () => {
    await held('typed');
    const session = asked('typed');
    await session.untilShown(QUESTION);
    expect((await widget('typed'))?.metadata.finalizers).toEqual([KEEPER]);
    session.type('typed\r');
    const { code, shown } = await session.ended;
    expect(onScreen(shown)).toContain('Widget removal/typed is gone.');
    expect(code).toBe(0);
  });

  test.each([
    ['another name', 'wrong\r'],
    ['y', 'y\r'],
    ['nothing', '\r'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s changes nothing', async (_, keys) => {
    const name = `kept-${keys.charCodeAt(0)}`;
    await held(name);
    const before = await widget(name);
    const session = asked(name);
    await session.untilShown(QUESTION);
    session.type(keys);
    const { code, shown } = await session.ended;
    expect(onScreen(shown)).toContain('error: not removed: the name was not typed\nNothing was changed.\n');
    expect(code).toBe(2);
    expect(await widget(name)).toEqual(before);
    expect(kept().filter((file) => file.includes(name))).toEqual([]);
  });
});

describe('is refused', () => {
  test('while the owner is at work, unless forced', async () => {
    await keeper.scale(1);
    try {
      await tools.adopted(keeper, 'owned');
      await keeper.fail('removal', 'owned', 'refuse');
      await tools.removeCustom(keeper, 'owned');
      const before = await widget('owned');
      const { stdout, stderr, code } = await remove('owned', '--yes');
      expect(stdout).toContain('its owner removal-keeper in removal-system is at work.\n');
      expect(stderr).toBe(
        `error: not removed: removal-keeper in removal-system, which has to remove it, is at work\nkubectl operator why-stuck ${WIDGETS}/owned -n removal tells why it does not. --force removes the finalizer all the same.\n`,
      );
      expect(code).toBe(2);
      expect((await widget('owned'))?.metadata.finalizers).toEqual(before?.metadata.finalizers);
      expect((await remove('owned', '--yes', '--force')).code).toBe(0);
      expect(await widget('owned')).toBeUndefined();
    } finally {
      await keeper.scale(0);
    }
  });

  test('where it is Kubernetes itself that removes it', async () => {
    await liveConfigMap('foreground', ['foregroundDeletion']);
    const { stderr, code } = await removeFrom('cm/foreground', 'foregroundDeletion', '--yes');
    expect(stderr).toMatch(/^error: not removed: kube-controller-manager removes it\n/);
    expect(code).toBe(2);
  });

  test('where the object does not have it, or is not there, or is not named', async () => {
    await liveConfigMap('plain', ['example.org/hold']);
    expect(await removeFrom('cm/plain', 'example.org/hol')).toMatchObject({
      stdout: '',
      stderr: 'error: ConfigMap removal/plain has no finalizer example.org/hol\nIt has example.org/hold.\n',
      code: 2,
    });
    expect((await removeFrom('cm/kube-root-ca.crt', 'x/y')).stderr).toContain('It has none.');
    expect((await removeFrom('cm/plai', 'x/y')).stderr).toContain('Did you mean plain?');
    const incomplete = await plugin(['finalizers', 'remove', 'cm/plain', '-n', 'removal'], { kubeconfig });
    expect(incomplete.stderr).toContain('one object and one of its finalizers are to be named');
    expect((await removeFrom('cm/plain', 'example.org/hold', '-o', 'json')).stderr).toContain('-o goes with the list');
  });

  test('where no backup can be written', async () => {
    await held('unkept');
    const before = await widget('unkept');
    const locked = mkdtempSync(join(tmpdir(), 'kubectl-operator-locked-'));
    chmodSync(locked, 0o500);
    // Who is root may write everywhere but into a file that is no folder.
    const directory = process.getuid?.() === 0 ? '/dev/null/backups' : locked;
    const { stderr, code } = await remove('unkept', '--yes', '--backup-dir', directory);
    expect(stderr).toMatch(/^error: the backup could not be written: .*\nNothing was changed\. --backup-dir chooses/);
    expect(code).toBe(2);
    expect(await widget('unkept')).toEqual(before);
  });

  test('by RBAC: nothing is changed and nothing kept', async () => {
    await held('forbidden');
    const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] }];
    const reader = await plane.restrictedUser('reader', rules);
    const { stderr, code } = await plugin(removal('forbidden', '--yes'), { kubeconfig: reader, env });
    expect(stderr).toMatch(/^error: the API server refused the write: .*User "reader" cannot patch/);
    expect(stderr).toContain('Nothing was changed.');
    expect(code).toBe(2);
    expect((await widget('forbidden'))?.metadata.finalizers).toEqual([KEEPER]);
    expect(kept().filter((file) => file.includes('forbidden'))).toEqual([]);
  });

  test('of a user who cannot see operators, unless forced: one may be at work', async () => {
    await held('unseen');
    const rules = [{ apiGroups: ['removal.example.com'], resources: ['widgets'], verbs: ['get', 'list', 'patch'] }];
    const owner = await plane.restrictedUser('owner', rules, { namespace: 'removal' });
    const { stdout, stderr, code } = await plugin(removal('unseen', '--yes'), { kubeconfig: owner, env });
    expect(stdout).toMatch(/Not read \(\d+\), forbidden: /);
    expect(stderr).toMatch(/^error: not removed: its owner may be at work, which could not be read\n/);
    expect(code).toBe(2);
    const forced = await plugin(removal('unseen', '--yes', '--force'), { kubeconfig: owner, env });
    expect(forced).toMatchObject({ stderr: '', code: 0 });
    expect(await widget('unseen')).toBeUndefined();
  });

  test('of a capture', async () => {
    await held('captured');
    const file = join(state, 'removal.tar.gz');
    expect((await plugin(['capture', file, '-n', 'removal'], { kubeconfig })).code).toBe(0);
    const { stderr, code } = await remove('captured', '--yes', '--from', file);
    expect(stderr).toContain('error: a capture cannot be changed');
    expect(code).toBe(2);
  });
});

describe('between look and write', async () => {
  const proxy = await startApiProxy(plane);
  afterAll(() => proxy.stop());
  afterEach(() => proxy.intercept(undefined));
  const proxied = redirectKubeconfig(kubeconfig, proxy.url, join(plane.coordinates.directory, 'removal.kubeconfig'));

  test('an object that has changed is left alone', async () => {
    await held('moving');
    const session = inTerminal(removal('moving'), { kubeconfig, env });
    await session.untilShown('Type the name');
    const path = pathOfCustom(keeper.spec.serves, 'removal', 'moving');
    const body = { metadata: { labels: { changed: 'meanwhile' } } };
    await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
    session.type('moving\r');
    const { code, shown } = await session.ended;
    expect(onScreen(shown)).toContain(
      'error: Widget removal/moving has changed since it was looked at\nNothing was changed. Run this again.\n',
    );
    expect(code).toBe(2);
    expect((await widget('moving'))?.metadata.finalizers).toEqual([KEEPER]);
    expect(kept().filter((file) => file.includes('moving'))).toEqual([]);
  });

  test('one that is gone, or another of its name, is left alone', async () => {
    await held('renewed');
    const session = inTerminal(removal('renewed'), { kubeconfig, env });
    await session.untilShown('Type the name');
    const path = pathOfCustom(keeper.spec.serves, 'removal', 'renewed');
    const body = { metadata: { finalizers: null } };
    await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
    await tools.create(keeper.spec.serves, 'renewed', { finalizers: [KEEPER] });
    session.type('renewed\r');
    expect(onScreen((await session.ended).shown)).toContain('has changed since it was looked at');
    expect((await widget('renewed'))?.metadata.finalizers).toEqual([KEEPER]);

    await held('vanished');
    const second = inTerminal(removal('vanished'), { kubeconfig, env });
    await second.untilShown('Type the name');
    const other = pathOfCustom(keeper.spec.serves, 'removal', 'vanished');
    await plane.request(other, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
    second.type('vanished\r');
    expect(onScreen((await second.ended).shown)).toContain('error: Widget removal/vanished is gone meanwhile\n');
  });

  test('a write without an answer is not said to have failed, and what was kept stays', async () => {
    await held('silent');
    proxy.intercept(({ method }) => (method === 'PATCH' ? { kind: 'reset' } : undefined));
    const { stderr, code } = await plugin(removal('silent', '--yes'), { kubeconfig: proxied, env });
    expect(stderr).toMatch(/^error: it is not known whether the finalizer was removed: /);
    expect(code).toBe(2);
    expect(kept().filter((file) => file.includes('silent'))).toHaveLength(1);
  });

  test('a finalizer that comes back is told', async () => {
    await liveConfigMap('contested', ['example.org/hold']);
    let removed = false;
    proxy.intercept(({ method, path }) => {
      if (method === 'PATCH' && !path.includes('dryRun')) removed = true;
      if (method !== 'GET' || !path.includes('/configmaps/contested') || !removed) return undefined;
      const metadata = { name: 'contested', namespace: 'removal', uid: contested, finalizers: ['example.org/hold'] };
      return {
        kind: 'answer',
        status: 200,
        body: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata },
      };
    });
    const contested = (await configMap('contested'))?.metadata.uid;
    const args = ['finalizers', 'remove', 'cm/contested', 'example.org/hold', '-n', 'removal', '--yes'];
    const { stdout, code } = await plugin(args, { kubeconfig: proxied, env });
    expect(stdout).toContain('removed: somebody has put it there again.\n');
    expect(code).toBe(1);
  });
});
