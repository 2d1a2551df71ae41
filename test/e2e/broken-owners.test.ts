import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discoveredGroups } from '../control-plane/aggregated-discovery.ts';
import { startControlPlane } from '../control-plane/control-plane.ts';
import { deadApiService } from '../control-plane/dead-api.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from './plugin.ts';

// Without the garbage collector, which would delete most of these at once.
const plane = await startControlPlane({ controllerManager: false });
afterAll(() => plane.stop());
const kubeconfig = plane.adminKubeconfig;
const uids = new Map<string, string>();

interface Owner {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** Creates an object of the core group, or puts other owners on one that is there. */
async function make(
  kind: string,
  namespace: string | undefined,
  name: string,
  owners: readonly Owner[] = [],
): Promise<string> {
  const ownerReferences = owners.map((owner) => ({ apiVersion: 'v1', ...owner }));
  const scope = namespace === undefined ? '' : `/namespaces/${namespace}`;
  const plural = `${kind.toLowerCase()}s`;
  const answer = await plane.request(`/api/v1${scope}/${plural}/${name}?fieldManager=test`, {
    method: 'PATCH',
    contentType: 'application/apply-patch+yaml',
    body: { apiVersion: 'v1', kind, metadata: { name, ownerReferences } },
  });
  if (answer.status >= 300) throw new Error(answer.text);
  const { metadata } = answer.json() as { metadata: { uid: string } };
  uids.set(name, metadata.uid);
  return metadata.uid;
}

/** A ConfigMap as an owner. */
const owner = (name: string, changes: Partial<Owner> = {}): Owner => ({
  kind: 'ConfigMap',
  name,
  uid: uids.get(name) ?? '',
  ...changes,
});

beforeAll(async () => {
  for (const namespace of ['shop', 'other']) {
    const answer = await plane.request('/api/v1/namespaces', {
      method: 'POST',
      body: { metadata: { name: namespace } },
    });
    expect(answer.status).toBe(201);
  }
  await make('ConfigMap', 'shop', 'root');
  await make('ConfigMap', 'shop', 'child', [owner('root')]);
});

async function tree(...args: string[]) {
  const { stdout, stderr, code } = await plugin(['tree', ...args], { kubeconfig });
  expect(stderr).toBe('');
  return { lines: stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  ').replace(/ \d+s\b/g, '')), code };
}

test('a cycle of owners is drawn once and marked', async () => {
  await make('ConfigMap', 'shop', 'ring-a');
  await make('ConfigMap', 'shop', 'ring-b', [owner('ring-a')]);
  await make('ConfigMap', 'shop', 'ring-a', [owner('ring-b')]);
  const { lines, code } = await tree('cm/ring-a', '-n', 'shop');
  expect(lines.slice(1, 4).join('\n')).toMatch(
    /^ConfigMap\/ring-a.*\n└┄ ConfigMap\/ring-b.*\n {2,}└┄ ConfigMap\/ring-a.*owns its own owner/,
  );
  expect(code).toBe(1);
});

test('an owner that is gone is told, also where another object has its name now', async () => {
  await make('ConfigMap', 'shop', 'orphan', [
    owner('root'),
    owner('gone', { uid: '00000000-0000-0000-0000-000000000001' }),
  ]);
  await make('ConfigMap', 'shop', 'replaced', [
    owner('root'),
    owner('child', { uid: '00000000-0000-0000-0000-000000000002' }),
  ]);
  const { lines, code } = await tree('cm/root', '-n', 'shop');
  expect(lines.find((line) => line.includes('ConfigMap/orphan'))).toContain('owner ConfigMap/gone is gone');
  expect(lines.find((line) => line.includes('ConfigMap/replaced'))).toContain(
    'owner ConfigMap/child is gone: another object has its name now',
  );
  expect(code).toBe(1);
  const up = await tree('cm/orphan', '-n', 'shop', '--up');
  expect(up.lines.join('\n')).toMatch(/ConfigMap\/root.*\n└┄ ConfigMap\/orphan ◀.*owner ConfigMap\/gone is gone/);
});

test('an owner in another namespace is told, and what the garbage collector makes of it', async () => {
  await make('ConfigMap', 'other', 'stray', [owner('root')]);
  const up = await tree('cm/stray', '-n', 'other', '--up');
  expect(up.lines.join('\n')).toMatch(
    /ConfigMap\/stray.*owner ConfigMap\/root is in namespace shop: the garbage collector deletes this object/,
  );
  const below = await tree('cm/root', '-n', 'shop');
  expect(below.lines.join('\n')).not.toContain('stray');
  const everywhere = await tree('cm/root', '-n', 'shop', '-A');
  expect(everywhere.lines.find((line) => line.includes('ConfigMap/stray'))).toContain('is in namespace shop');
});

test('a reference with the wrong kind for a uid is drawn below the owner of that uid, and marked', async () => {
  await make('ConfigMap', 'shop', 'confused', [owner('root', { kind: 'Secret' })]);
  const { lines } = await tree('cm/root', '-n', 'shop');
  expect(lines.find((line) => line.includes('ConfigMap/confused'))).toContain(
    'owner reference says Secret/root, its uid is ConfigMap/root',
  );
});

test('a cluster-scoped object with a namespaced owner is found with -A, and marked', async () => {
  await make('Namespace', undefined, 'owned-namespace', [owner('root')]);
  const { lines } = await tree('cm/root', '-n', 'shop', '-A');
  expect(lines.find((line) => line.includes('Namespace/owned-namespace'))).toContain(
    'cluster-scoped, but owner ConfigMap/root is namespaced',
  );
});

test('an owner whose type the cluster does not serve is told', async () => {
  await make('ConfigMap', 'shop', 'leftover', [
    owner('root'),
    owner('old', { apiVersion: 'gone.example.com/v1', kind: 'Gone', uid: '00000000-0000-0000-0000-000000000003' }),
  ]);
  const { lines } = await tree('cm/root', '-n', 'shop');
  expect(lines.find((line) => line.includes('ConfigMap/leftover'))).toContain(
    'the cluster does not serve the type of owner Gone/old (gone.example.com/v1)',
  );
});

test('an owner reference at a version that is not served is told, drawn or not', async () => {
  const url = '/apis/apps/v1/namespaces/shop/controllerrevisions';
  const body = { metadata: { name: 'revision' }, revision: 1, data: {} };
  const made = await plane.request(url, { method: 'POST', body });
  expect(made.status).toBe(201);
  const { metadata } = made.json() as { metadata: { uid: string } };
  const at = (version: string, uid = metadata.uid) => ({
    apiVersion: `apps/${version}`,
    kind: 'ControllerRevision',
    name: 'revision',
    uid,
  });
  await make('ConfigMap', 'shop', 'followed', [at('v1')]);
  const sound = await tree('controllerrevisions/revision', '-n', 'shop');
  expect(sound.lines.find((line) => line.includes('ConfigMap/followed'))).not.toContain('served');
  expect(sound.code).toBe(0);
  await make('ConfigMap', 'shop', 'never-followed', [at('v1beta9')]);
  await make('ConfigMap', 'shop', 'never-missed', [at('v1beta9', '00000000-0000-0000-0000-000000000004')]);
  const told =
    'owner reference ControllerRevision/revision is at v1beta9, which is not served: never garbage collected';
  const down = await tree('controllerrevisions/revision', '-n', 'shop');
  expect(down.lines.find((line) => line.includes('ConfigMap/never-followed'))).toContain(told);
  expect(down.lines.find((line) => line.includes('ConfigMap/followed'))).not.toContain('served');
  expect(down.code).toBe(1);
  const up = await tree('cm/never-followed', '-n', 'shop', '--up');
  expect(up.lines.join('\n')).toMatch(/ControllerRevision\/revision.*\n└┄ ConfigMap\/never-followed.*is not served/);
  const gone = await tree('cm/never-missed', '-n', 'shop', '--up');
  expect(gone.lines.find((line) => line.includes('ConfigMap/never-missed'))).toContain(told);
  expect(gone.lines.join('\n')).not.toContain('gone');
  expect(gone.code).toBe(1);
});

describe('an aggregated API with nobody behind it', () => {
  beforeAll(async () => {
    await plane.apply(deadApiService('broken.example.com', 'v1beta1', 'shop'));
    // Discovery names the group when the API server has asked for its types.
    await waitFor('discovery to name the group', async () =>
      (await discoveredGroups(plane)).some(({ metadata }) => metadata.name === 'broken.example.com'),
    );
  });

  test('costs its own group only, and is named', async () => {
    const { lines } = await tree('cm/root', '-n', 'shop');
    expect(lines.join('\n')).toMatch(/Not read, not available: group broken\.example\.com\/v1beta1\./);
    expect(lines.join('\n')).toContain('ConfigMap/child');
  });

  test('may have any type, so that none is said to be missing', async () => {
    const { stderr, code } = await plugin(['tree', 'things.broken.example.com/x'], { kubeconfig });
    expect(stderr).toMatch(
      /^error: "things.broken.example.com" is not among the types that could be discovered, and group broken\.example\.com\/v1beta1 did not answer: /,
    );
    expect(code).toBe(2);
  });
});
