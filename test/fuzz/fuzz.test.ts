import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { waitFor } from '../control-plane/wait.ts';
import { ownPlane, toolsFor } from '../e2e/own-plane.ts';
import { plugin } from '../e2e/plugin.ts';
import { hostileObject, hostilePodStatus, type Write } from './hostile-objects.ts';
import { randomOf } from './random.ts';

/** FUZZ_SEED makes the same objects again. What decides whether a change is sound tries the same ones each time. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.CI === 'true' ? 20_261 : Date.now() % 2 ** 31));
const OBJECTS = Number(process.env.FUZZ_OBJECTS ?? 300);
/** Milliseconds of one command; of a machine that does other things besides. */
const ENOUGH = 20_000;

const plane = await ownPlane();
const kubeconfig = plane.adminKubeconfig;
const random = randomOf(SEED);
const group = 'odd.example.org';
const namespace = 'odd';
// Apart from the hostile objects, which go with the control plane.
const tools = await toolsFor(plane, 'keeping');
const made: string[] = [];

beforeAll(async () => {
  console.log(`FUZZ_SEED=${SEED} FUZZ_OBJECTS=${OBJECTS}`);
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `oddities.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind: 'Oddity', plural: 'oddities' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: open } }],
      },
    },
  ]);
  await waitFor('the type', async () => (await plane.request(`/apis/${group}/v1/oddities`)).status === 200);
  const keeper = await tools.keeper();
  await tools.adopted(keeper, 'kept');
  await makeAll();
});

async function write({ path, method, body }: Write): Promise<string | undefined> {
  const contentType = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const answer = await plane.request(path, { method, contentType, body });
  if (answer.status >= 300) return undefined;
  return (answer.json() as { metadata: { uid: string } }).metadata.uid;
}

/** Makes what the server accepts, about itself and about each other, and asks for most of it to be deleted. */
async function makeAll(): Promise<void> {
  const uids: string[] = [];
  for (let at = 0; at < OBJECTS; at++) {
    const object = hostileObject(random, { namespace, group, uids }, at);
    const uid = await write(object);
    if (uid === undefined) continue;
    uids.push(uid);
    const { name } = (object.body as { metadata: { name: string } }).metadata;
    const path = `${object.path}/${encodeURIComponent(name)}`;
    made.push(path);
    const own = { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'self', uid }] } };
    if (random.chance(0.1)) await write({ path, method: 'PATCH', body: own });
    if (object.path.endsWith('/pods'))
      await write({ path: `${path}/status`, method: 'PATCH', body: hostilePodStatus(random) });
    if (random.chance(0.7)) await plane.request(path, { method: 'DELETE' });
  }
  const finalizers = Array.from({ length: 10_000 }, (_, at) => `example.org/f${at}`);
  const many = { metadata: { name: 'many', finalizers } };
  await write({ path: `/api/v1/namespaces/${namespace}/configmaps`, method: 'POST', body: many });
  await plane.request(`/api/v1/namespaces/${namespace}/configmaps/many`, { method: 'DELETE' });
}

/** No command crashes, none ends in a defect, and nothing that steers terminals is printed. */
async function sound(args: readonly string[], from?: string): Promise<string[]> {
  const started = performance.now();
  const { stdout, stderr, code } = await plugin(
    from === undefined ? args : [...args, '--from', from],
    from === undefined ? { kubeconfig } : {},
  );
  const wrong: string[] = [];
  if (code !== 0 && code !== 1) wrong.push(`exit code ${code}: ${stderr.slice(0, 500)}`);
  if (/unexpected:|^\s+at /m.test(stderr)) wrong.push(`a defect: ${stderr.slice(0, 500)}`);
  const raw = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u.exec(stdout + stderr);
  if (raw !== null)
    wrong.push(
      `U+${raw[0].codePointAt(0)?.toString(16)} in …${JSON.stringify(stdout.slice(raw.index - 60, raw.index + 20))}`,
    );
  if ((stdout + stderr).includes('topsecret')) wrong.push('a value of a Secret');
  const took = performance.now() - started;
  if (took > ENOUGH) wrong.push(`${took.toFixed(0)} ms`);
  return wrong.map((what) => `${args.join(' ')}${from === undefined ? '' : ' --from'}: ${what}`);
}

const SWEEPS = [
  ['why-stuck', '-A', '--stuck-after', '0s'],
  ['finalizers', '-A'],
  ['list', '--stuck-after', '0s'],
  ['tree', `ns/${namespace}`],
  ['describe', 'keeping-keeper'],
  ['conditions', `oddities.${group},configmaps,pods`, '-n', namespace, '--no-store'],
] as const satisfies readonly (readonly string[])[];
const FORMATS = ['text', 'json', 'yaml'] as const;

const capture = join(plane.coordinates.directory, 'odd.tar.gz');

test('the server took enough of it', () => {
  expect(made.length).toBeGreaterThan(OBJECTS / 3);
});

test.each(SWEEPS.map((args) => ({ command: args[0], args })))(
  '$command stays sound in every format',
  async ({ args }) => {
    const wrong: string[] = [];
    for (const format of FORMATS) wrong.push(...(await sound([...args, '-o', format])));
    expect(wrong).toEqual([]);
  },
);

test('why-stuck, finalizers and tree of single objects stay sound', async () => {
  const wrong: string[] = [];
  const targets = made.flatMap((path) => {
    const [name = '', resource = ''] = path.split('/').reverse();
    return resource === 'events'
      ? []
      : [`${resource}${path.startsWith('/api/v1') ? '' : `.${path.split('/')[2]}`}/${decodeURIComponent(name)}`];
  });
  const end = Date.now() + 10_000;
  for (let at = 0; at < targets.length && Date.now() < end; at += 7) {
    const target = targets[at] ?? '';
    // The command line has no way to say such a name.
    if (target.split('/').length > 2) continue;
    for (const command of ['why-stuck', 'finalizers', 'tree', 'conditions'])
      wrong.push(
        ...(await sound([command, target, '-n', namespace])).filter((text) => !text.includes('not found in namespace')),
      );
  }
  expect(wrong).toEqual([]);
});

test('an object with 10,000 finalizers is told of within seconds', async () => {
  for (const args of [
    ['why-stuck', 'cm/many'],
    ['finalizers', 'cm/many'],
    ['finalizers', 'remove', 'cm/many', 'example.org/f9999'],
  ]) {
    const started = performance.now();
    expect(await sound([...args, '-n', namespace])).toEqual([]);
    expect(performance.now() - started).toBeLessThan(ENOUGH);
  }
});

test('the same from a capture', async () => {
  const taken = await plugin(['capture', capture, '-A'], { kubeconfig });
  expect(taken.stderr).not.toContain('unexpected:');
  const wrong: string[] = [];
  for (const args of SWEEPS)
    for (const format of ['text', 'json']) wrong.push(...(await sound([...args, '-o', format], capture)));
  expect(wrong).toEqual([]);
});
