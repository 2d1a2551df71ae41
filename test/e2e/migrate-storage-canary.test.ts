import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Convert, startConverter } from '../faults/harness/converter.ts';
import { type PlainObject, plain } from '../faults/harness/stored-object.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'canary');
await toolsFor(plane, 'canary2');
const { adminKubeconfig: kubeconfig } = plane;
const GROUP = 'canary.example.org';
const XDG_STATE_HOME = mkdtempSync(join(tmpdir(), 'canary-'));
const OBJECTS = 6;
const OLD_SPEC = { size: 9007199254740, note: 'keep me' };

/** v1alpha1 has `size`, v1 has `capacity`. */
const renames: Convert = (object, version) => {
  const { size, capacity = size, ...rest } = plain(object.spec);
  return { ...object, spec: version === 'v1' ? { ...rest, capacity } : { ...rest, size: capacity } };
};
const loses =
  (when: (object: PlainObject, version: string) => boolean): Convert =>
  (object, version) => {
    const converted = renames(object, version);
    if (!when(object, version)) return converted;
    const { note: _, ...spec } = plain(converted.spec);
    return { ...converted, spec };
  };

/** A type whose objects are stored as v1alpha1, and v1 is its storage version; a webhook converts. */
async function staleType(plural: string, convert: Convert) {
  const converter = await startConverter(renames);
  afterAll(() => converter.stop());
  const kind = `Kind${plural}`;
  const define = async (storage: string) => {
    const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec: open, status: open } } };
    await plane.apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${GROUP}` },
      spec: {
        ...{ group: GROUP, scope: 'Namespaced', names: { kind, plural, singular: plural.slice(0, -1) } },
        versions: ['v1alpha1', 'v1'].map((name) => ({
          ...{ name, served: true, storage: name === storage, schema, subresources: { status: {} } },
        })),
        conversion: {
          strategy: 'Webhook',
          webhook: { conversionReviewVersions: ['v1'], clientConfig: converter.clientConfig },
        },
      },
    });
    await tools.waitFor('both versions', async () =>
      (await Promise.all(['v1alpha1', 'v1'].map((v) => plane.request(`/apis/${GROUP}/${v}/${plural}?limit=1`)))).every(
        ({ status }) => status === 200,
      ),
    );
  };
  await define('v1alpha1');
  for (let at = 0; at < OBJECTS; at++) {
    const namespace = at % 2 === 0 ? 'canary' : 'canary2';
    const body = { apiVersion: `${GROUP}/v1alpha1`, kind, metadata: { name: `o${at}` }, spec: OLD_SPEC };
    const path = `/apis/${GROUP}/v1alpha1/namespaces/${namespace}/${plural}`;
    expect((await plane.request(path, { method: 'POST', body })).status).toBe(201);
  }
  await define('v1');
  converter.convert(convert);
  const migrate = (...flags: string[]) =>
    plugin(['migrate-storage', `${plural}.${GROUP}`, ...flags], { kubeconfig, env: { XDG_STATE_HOME } });
  return { converter, migrate, plural };
}

/** How many objects are stored at v1. */
async function rewritten(plural: string): Promise<number> {
  const stored = await plane.etcd.range(`/registry/${GROUP}/${plural}/`);
  return stored.filter(({ value }) => value.toString().includes(`"apiVersion":"${GROUP}/v1"`)).length;
}

async function specOf(plural: string, namespace: string, name: string): Promise<unknown> {
  const { text } = await plane.request(`/apis/${GROUP}/v1alpha1/namespaces/${namespace}/${plural}/${name}`);
  return JSON.parse(text).spec;
}

test('a webhook that loses nothing is let through after some objects of each namespace', async () => {
  const { migrate, plural } = await staleType('gadgets', renames);
  const { stdout, stderr, code } = await migrate('--canary', '2');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain(
    'up to 2 objects, spread over all, are written first, and compared at v1alpha1, since a webhook converts',
  );
  expect(stdout).toContain('Canary      2 objects were written first, and are at v1alpha1 what they were');
  expect(await rewritten(plural)).toBe(OBJECTS);
});

test('one that loses a field is stopped at the first object it writes, which can be put back when it is mended', async () => {
  const { migrate, plural, converter } = await staleType(
    'doors',
    loses((_, version) => version === 'v1'),
  );
  const { stdout, stderr, code } = await migrate();
  expect(code).toBe(1);
  expect(stderr).toBe('');
  const file = /What was read is kept in (\S+)/.exec(stdout)?.[1] ?? '';
  expect(stdout.slice(stdout.indexOf('\n\n') + 2).split('\n')).toEqual([
    `doors.${GROUP}: stopped, canary/o0 is not what it was before it was written.`,
    '',
    'Canary      canary/o0 was read at v1alpha1, written, and read again:',
    '            spec.note: "keep me" → gone',
    `            What was read is kept in ${file}`,
    'Prune       storedVersions left as they are: the conversion alters objects',
    '',
    `Mend the conversion webhook, or make v1alpha1 the storage version again. Then put the object back: kubectl replace -f ${file}`,
    '',
  ]);
  expect(await rewritten(plural)).toBe(1);
  expect(await specOf(plural, 'canary', 'o0')).toEqual({ size: OLD_SPEC.size });

  converter.convert(undefined);
  const replaced = await plane.kubectl(['replace', '-f', file]);
  expect(replaced.stderr).toBe('');
  expect(await specOf(plural, 'canary', 'o0')).toEqual(OLD_SPEC);
  expect(readFileSync(file, 'utf8')).not.toContain('resourceVersion');
  expect((await migrate()).code).toBe(0);
});

test('--restore-canary writes back what was read, and says whether that has mended it', async () => {
  const { migrate, plural } = await staleType(
    'locks',
    loses((object, version) => version === 'v1' && !JSON.stringify(object.metadata).includes('kubectl-operator')),
  );
  const { stdout, code } = await migrate('--restore-canary');
  expect(code).toBe(1);
  expect(stdout).toContain('It was written back, and is at v1alpha1 what it was.');
  expect(await specOf(plural, 'canary', 'o0')).toEqual(OLD_SPEC);

  const hopeless = await staleType(
    'bells',
    loses((_, version) => version === 'v1alpha1'),
  );
  const again = await hopeless.migrate('--restore-canary', '-o', 'json');
  expect(again.code).toBe(1);
  const differences = [{ path: 'spec.note', before: '"keep me"' }];
  expect(JSON.parse(again.stdout)).toMatchObject({
    items: [{ done: false, canary: { altered: { differences, restored: { kind: 'altered-again', differences } } } }],
  });
});

test('on a terminal it is asked whether to write back', async () => {
  await staleType(
    'gates',
    loses((object, version) => version === 'v1' && !JSON.stringify(object.metadata).includes('kubectl-operator')),
  );
  const session = inTerminal(['migrate-storage', `gates.${GROUP}`], { kubeconfig, env: { XDG_STATE_HOME } });
  await session.untilShown('Write back what was read? [y/N]');
  expect(onScreen(session.shown())).toContain(
    'canary/o0 is not what it was before it was written:\n  spec.note: "keep me" → gone\n',
  );
  session.type('y\r');
  const { code, shown } = await session.ended;
  expect(code).toBe(1);
  expect(onScreen(shown)).toContain('It was written back, and is at v1alpha1 what it was.');
});
