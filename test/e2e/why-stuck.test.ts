import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isDiscovered } from '../control-plane/aggregated-discovery.ts';
import { startApiProxy } from '../control-plane/api-proxy.ts';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { createAuthority } from '../control-plane/pki.ts';
import { freePort } from '../control-plane/ports.ts';
import { run } from '../control-plane/run.ts';
import { waitFor } from '../control-plane/wait.ts';
import type { Keeper } from '../operators/keeper/controls.ts';
import { customType, definitionOf, pathOfCustom } from '../operators/keeper/custom-type.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { PLUGIN_FOLDER, plugin, withoutAges } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';
import { refused } from './refused.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'stuck');
const kubeconfig = plane.adminKubeconfig;
const WIDGETS = 'widgets.stuck.example.com';
const inStuck = ['-n', 'stuck'];
const atOnce = ['--stuck-after', '0s'];
const notYet = ['--stuck-after', '1h'];
let keeper: Keeper;

const whyStuck = (...args: string[]) => plugin(['why-stuck', ...args], { kubeconfig });

beforeAll(async () => {
  keeper = await tools.keeper();
  for (const name of ['one', 'two', 'alive']) await tools.adopted(keeper, name);
  await tools.createNamespace('quiet');
  await keeper.scale(0);
  for (const name of ['one', 'two']) await tools.removeCustom(keeper, name);
  await listed(`/apis/stuck.example.com/v1/widgets`, '"deletionTimestamp"', 2);
  // Its pod is Terminating for a moment, too.
  await listed('/api/v1/namespaces/stuck-system/pods', '"uid"', 0);
});

/** Lists come from the API server's watch cache, which may be a moment behind a write. */
function listed(path: string, text: string, times: number): Promise<true> {
  return waitFor(`${times} × ${text} in ${path}`, async () => {
    const answer = await plane.request(`${path}?resourceVersion=0`);
    return answer.status === 200 && answer.text.split(text).length - 1 === times;
  });
}

describe('one object', () => {
  test('the first line is the answer; the chain, what to do and the certainty follow', async () => {
    const { stdout, stderr, code } = await whyStuck(`${WIDGETS}/one`, ...inStuck, ...atOnce);
    expect(stderr).toBe('');
    const lines = withoutAges(stdout).split('\n');
    expect(lines[0]).toBe(
      'Widget stuck/one has been Terminating for AGE because Deployment stuck-system/stuck-keeper, which runs operator stuck-keeper, is scaled to 0.',
    );
    expect(stdout).toContain('└─ finalizer stuck.example.com/keeper is still there\n');
    expect(stdout).toMatch(/└─ ROOT CAUSE, certain: .* \(workload-scaled-to-zero\)\n/);
    expect(stdout).toContain('  1. kubectl -n stuck-system scale deployments.apps/stuck-keeper --replicas=1\n');
    const [repair = -1, strip = -1] = ['scale deployment', 'finalizers remove'].map((text) => stdout.indexOf(text));
    expect(strip).toBeGreaterThan(repair);
    expect(stdout).not.toContain('Not read');
    expect(code).toBe(1);
  });

  test('every way of naming it gives the same answer', async () => {
    const forms = [[`${WIDGETS}/one`], [WIDGETS, 'one'], ['widgets.v1.stuck.example.com/one'], ['Widget', 'one']];
    const answers = await Promise.all(forms.map((form) => whyStuck(...form, ...inStuck, '-o', 'name')));
    expect(new Set(answers.map(({ stdout }) => stdout))).toEqual(new Set([`${WIDGETS}/one\n`]));
  });

  test('what went a moment ago is not called stuck: exit code 0', async () => {
    const { stdout, code } = await whyStuck(`${WIDGETS}/one`, ...inStuck, ...notYet);
    expect(stdout.split('\n')[0]).toContain(', which is not long, because ');
    expect(code).toBe(0);
  });

  test('what nobody has deleted is said not to be deleted: exit code 0', async () => {
    const { stdout, code } = await whyStuck(`${WIDGETS}/alive`, ...inStuck);
    expect(stdout).toBe('Widget stuck/alive is not being deleted.\n');
    expect(code).toBe(0);
  });
});

describe('all that is stuck', () => {
  test('is grouped by cause, in a namespace and in the cluster', async () => {
    for (const [scope, text] of [
      [inStuck, 'namespace stuck'],
      [['-A'], 'the cluster'],
    ] as const) {
      const { stdout, code } = await whyStuck(...scope, ...atOnce);
      expect(withoutAges(stdout)).toBe(`1 cause holds 2 objects in ${text}.

OBJECTS  OLDEST  CERTAINTY  CAUSE
      2  ${withoutAges(stdout).match(/AGE +(?=certain)/)?.[0] ?? 'no age'}certain    Deployment stuck-system/stuck-keeper, which runs operator stuck-keeper, is scaled to 0
         Widget stuck/one, Widget stuck/two
         kubectl -n stuck-system scale deployments.apps/stuck-keeper --replicas=1

kubectl operator why-stuck TYPE/NAME tells more about one of them.
`);
      expect(code).toBe(1);
    }
  });

  test('where nothing is, a sentence says so: exit code 0', async () => {
    const quiet = await whyStuck('-n', 'stuck-quiet');
    expect(quiet).toMatchObject({ stdout: 'Nothing is stuck in namespace stuck-quiet.\n', stderr: '', code: 0 });
    const recent = await whyStuck('-n', 'stuck', '--stuck-after', '1h');
    expect(recent.stdout).toBe(
      'Nothing is stuck in namespace stuck. 2 objects Terminating for less time: normal so far.\n',
    );
    expect(recent.code).toBe(0);
  });
});

describe('formats', () => {
  test('json fits its schema, and yaml holds the same document', async () => {
    const args = [`${WIDGETS}/one`, `${WIDGETS}/alive`, ...inStuck, ...atOnce];
    const [json, yaml] = await Promise.all([whyStuck(...args, '-o', 'json'), whyStuck(...args, '-o', 'yaml')]);
    const document = JSON.parse(json.stdout);
    expect(document).toMatchObject({
      apiVersion: 'kubectl-operator/v1',
      kind: 'StuckReport',
      items: [
        {
          object: { kind: 'Widget', namespace: 'stuck', name: 'one' },
          stuck: true,
          causes: [
            {
              id: 'workload-scaled-to-zero',
              certainty: 'certain',
              chain: [
                { symptom: 'terminating' },
                { symptom: 'finalizer' },
                { symptom: 'operator-passive' },
                { symptom: 'workload-down' },
              ],
              remedies: [{ safety: 'safe' }, { safety: 'last-resort' }],
            },
          ],
        },
        { object: { name: 'alive' }, stuck: false },
      ],
      gaps: [],
    });
    expect(JSON.parse(withoutAges(JSON.stringify(load(yaml.stdout))))).toEqual(
      JSON.parse(withoutAges(JSON.stringify(document))),
    );
    const schema = JSON.parse(readFileSync('docs/schema/stuck-report.json', 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    const all = JSON.parse((await whyStuck('-A', ...atOnce, '-o', 'json')).stdout);
    expect(validate(all) ? [] : validate.errors).toEqual([]);
  });

  test('name is one line an object, and none where nothing is stuck', async () => {
    const { stdout } = await whyStuck('-A', ...atOnce, '-o', 'name');
    expect(stdout.split('\n').sort()).toEqual(['', `${WIDGETS}/one`, `${WIDGETS}/two`]);
    expect(await whyStuck('-n', 'stuck-quiet', '-o', 'name')).toMatchObject({ stdout: '', code: 0 });
  });

  test('piped text has neither colour nor wrapped lines, unless colour is asked for', async () => {
    const one = [`${WIDGETS}/one`, ...inStuck, ...notYet];
    const plain = await whyStuck(...one);
    expect(plain.stdout).not.toContain('\u001b[');
    const colored = await whyStuck(...one, '--color', 'always');
    expect(colored.stdout).toContain('\u001b[31m');
    const wide = await whyStuck(...one, '-o', 'wide');
    expect(withoutAges(wide.stdout)).toBe(withoutAges(plain.stdout));
  });

  test.each([
    ['one object', [`${WIDGETS}/one`, ...inStuck, ...notYet]],
    ['all of them', ['-A', ...atOnce]],
  ])('on a terminal of 80 columns %s fits it, but for commands to paste', async (_, args) => {
    const { shown, code } = await inTerminal(['why-stuck', ...args], { kubeconfig }).ended;
    const lines = onScreen(shown).split('\n');
    expect(lines.filter((line) => stringWidth(line) > 80 && !/^ +(\d\. )?kubectl /.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('is scaled to');
    expect(shown).toContain('\u001b[');
    expect(code).toBe(args.includes('-A') ? 1 : 0);
  });
});

describe('what makes no sense is refused', () => {
  const told = (args: readonly string[], options: { readonly kubeconfig?: string } = { kubeconfig }) =>
    refused(['why-stuck', ...args], options);

  test('flags and values that are none', async () => {
    expect(await told(['--stuck-afte', '1m'])).toContain('Did you mean --stuck-after?');
    expect(await told(['--stuck-after', 'nonsense'])).toBe(
      'error: "nonsense" is not a time for --stuck-after\nGive a time such as 30s, 2m or 1h.\n',
    );
    expect(await told(['--stuck-after=-5m'])).toContain('--stuck-after');
    expect(await told(['-o', 'xml'])).toContain('text, wide, json, yaml, name');
  });

  test('objects that are not there', async () => {
    expect(await told(['widgetz/one', ...inStuck])).toContain('Did you mean widgets');
    expect(await told(['pods'])).toContain('"pods" is a type without a name');
    expect(await told([`${WIDGETS}/on`, ...inStuck])).toContain('Did you mean one?');
    expect(await told([`${WIDGETS}/one`])).toContain('It is in -n stuck.');
    expect(await told(['-n', 'nowhere'])).toBe(
      'error: namespace "nowhere" not found\nkubectl get namespaces lists what is there.\n',
    );
  });

  test('no cluster', async () => {
    expect(await told(['-A'], {})).toMatch(/KUBECONFIG|--kubeconfig/);
    const closed = redirectKubeconfig(
      kubeconfig,
      `https://127.0.0.1:${await freePort()}`,
      join(plane.coordinates.directory, 'closed.kubeconfig'),
    );
    expect(await told(['-A'], { kubeconfig: closed })).toContain('refused');
  });
});

test('the same answer comes from a capture', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-stuck-')), 'stuck.tar.gz');
  expect(await plugin(['capture', file, '-A'], { kubeconfig })).toMatchObject({ code: 0, stderr: '' });
  const live = await whyStuck('-A', ...atOnce, '-o', 'name');
  const from = await plugin(['why-stuck', '-A', ...atOnce, '-o', 'name', '--from', file], {});
  expect(from).toEqual(live);
  const one = await plugin(['why-stuck', `${WIDGETS}/one`, ...inStuck, ...atOnce, '--from', file], {});
  expect(one.stdout.split('\n')[0]).toMatch(/ because Deployment stuck-system\/stuck-keeper, .* is scaled to 0\.$/);
});

describe('requests', async () => {
  const proxy = await startApiProxy(plane);
  afterAll(() => proxy.stop());
  afterEach(() => proxy.intercept(undefined));
  const proxied = redirectKubeconfig(kubeconfig, proxy.url, join(plane.coordinates.directory, 'proxied.kubeconfig'));
  const writes = () => proxy.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
  const isReview = (path: string) => /\/(self)?subjectaccessreviews|\/portforward/.test(path);

  test('nothing is written but dry runs, and with --no-probe not even those', async () => {
    proxy.clear();
    await plugin(['why-stuck', '-A', ...atOnce], { kubeconfig: proxied });
    const patches = writes().filter(({ path }) => !isReview(path));
    expect(patches.length).toBeGreaterThan(0);
    expect(patches.filter(({ method, path }) => method !== 'PATCH' || !/[?&]dryRun=All\b/.test(path))).toEqual([]);
    proxy.clear();
    const { stdout, code } = await plugin(['why-stuck', '-A', ...atOnce, '--no-probe'], { kubeconfig: proxied });
    expect(writes().filter(({ path }) => !isReview(path))).toEqual([]);
    expect(stdout).toContain('is scaled to 0');
    expect(stdout).toContain('whether writes are let through, which was not tried');
    expect(code).toBe(1);
  });

  test('Ctrl-C ends it at once and without a word', async () => {
    proxy.clear();
    proxy.intercept(({ path }) => (path.includes('/replicasets') ? { kind: 'hang' } : undefined));
    const session = inTerminal(['why-stuck', '-A'], { kubeconfig: proxied });
    await waitFor('the request that hangs', () => proxy.requests.some(({ path }) => path.includes('/replicasets')));
    const asked = performance.now();
    session.type('\u0003');
    const { code, shown } = await session.ended;
    // On a machine that has much else to do. Without the key it would wait for an answer for as long as the test.
    expect(performance.now() - asked).toBeLessThan(8000);
    expect(onScreen(shown).replace('^C', '').trim()).toBe('');
    expect(code).toBe(2);
  });
});

test('a pipe that closes early ends output without a word', async () => {
  const command = `"$PLUGIN/kubectl-operator" why-stuck -A -o json | head -c 10`;
  const env = { ...process.env, PLUGIN: PLUGIN_FOLDER, KUBECONFIG: kubeconfig };
  expect(await run('sh', ['-c', command], { env })).toMatchObject({ stdout: '{\n  "apiVe', stderr: '' });
});

describe('objects behind a conversion webhook that is down', () => {
  const things = customType('dead.example.com', 'Thing');

  beforeAll(async () => {
    await plane.apply(definitionOf(things));
    await waitFor('v1', async () => (await plane.request(pathOfCustom(things, 'stuck'))).status === 200);
    await tools.create(things, 'a', { finalizers: ['dead.example.com/x'] });
    await plane.request(pathOfCustom(things, 'stuck', 'a'), { method: 'DELETE' });
    const clientConfig = {
      url: `https://127.0.0.1:${await freePort()}/convert`,
      caBundle: Buffer.from((await createAuthority('conversion')).certificate).toString('base64'),
    };
    await plane.apply(definitionOf(things, { otherVersion: 'v2', clientConfig }));
    await waitFor('v2', async () => (await plane.request('/apis/dead.example.com/v2/things')).status !== 404);
    await waitFor('discovery of v2', () => isDiscovered(plane, 'dead.example.com', 'v2'));
    return () => plane.apply(definitionOf(things));
  });

  test('are said to be unreadable, by name and in a sweep, with the webhook as the cause', async () => {
    const named = await whyStuck('things.dead.example.com/a', ...inStuck);
    expect(named.stderr).toBe('');
    expect(named.stdout.split('\n')[0]).toMatch(
      /^things\.dead\.example\.com cannot be read because .*conversion webhook/,
    );
    expect(named.code).toBe(1);
    const all = await whyStuck('-A', ...atOnce);
    expect(all.stdout).toMatch(/^2 causes hold 2 objects and 1 type that cannot be read in the cluster\.\n/);
    expect(all.stdout).toContain('         all things.dead.example.com\n');
    expect(all.code).toBe(1);
    const names = await whyStuck('-A', ...atOnce, '-o', 'name');
    expect(names.stdout).not.toContain('dead');
  });
});
