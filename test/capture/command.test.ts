import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { CommandContext } from '../../src/cli/command.ts';
import { type CaptureFlags, runCapture } from '../../src/commands/capture/capture.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { QUIET } from './live-target.ts';
import { discovered, listAll, opened, temporaryFolder } from './take-capture.ts';

const plane = sharedControlPlane();
const FLAGS: CaptureFlags = {
  types: [],
  logs: false,
  'log-lines': 1000,
  metrics: false,
  interval: '10s',
  'send-token': false,
  'service-account': undefined,
  force: false,
};

/** A context that collects what is written, for a user's kubeconfig and a namespace. */
function context(kubeconfig: string, namespace: string, signal = new AbortController().signal) {
  const output = { text: '', warnings: [] as string[], stdout: new PassThrough() };
  const result: CommandContext = {
    global: {
      connection: { kubeconfig, namespace },
      allNamespaces: false,
      from: undefined,
      color: 'never',
      verbosity: 0,
    },
    terminal: {
      // The command uses no more of a WriteStream than that it is a stream.
      stdout: output.stdout as unknown as NodeJS.WriteStream,
      stdin: process.stdin,
      interactive: false,
      width: 80,
      color: false,
      write: async (text) => {
        output.text += text;
      },
      warn: (line) => output.warnings.push(line),
      ask: async () => undefined,
      progress: () => () => {},
    },
    environment: QUIET,
    signal,
  };
  return { context: result, output };
}

test('a capture says what it holds, is private, and leaves nothing but itself', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const folder = temporaryFolder();
  const file = join(folder, 'shop.tar.gz');
  const { context: ours, output } = context(plane.adminKubeconfig, namespace);
  expect(await runCapture([file, 'configmaps', 'sa', '*.apps', 'ns'], FLAGS, ours)).toEqual({ ok: true, value: 0 });

  expect(output.text).toMatch(
    new RegExp(`^wrote ${file}: \\d+ objects of 8 types, namespace ${namespace} \\([\\d.]+ kB\\)\n$`),
  );
  expect(readdirSync(folder)).toEqual(['shop.tar.gz']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const captured = await opened(file);
  const type = (await discovered(captured)).types.find(({ resource }) => resource === 'serviceaccounts');
  expect(type && (await listAll(captured, type, { namespace })).objects.map(({ metadata }) => metadata.name)).toEqual([
    'default',
  ]);
});

test('a file that is there is not overwritten unless forced', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const file = join(temporaryFolder(), 'there.tar.gz');
  writeFileSync(file, 'precious');
  const { context: ours } = context(plane.adminKubeconfig, namespace);
  const refused = await runCapture([file, 'configmaps'], FLAGS, ours);
  expect(refused).toMatchObject({ ok: false, problem: { message: `${file} exists already` } });
  expect(statSync(file).size).toBe('precious'.length);
  expect(await runCapture([file, 'configmaps'], { ...FLAGS, force: true }, ours)).toEqual({ ok: true, value: 0 });
  expect((await opened(file)).source).toMatchObject({ format: 'capture' });
});

test('- writes the archive to standard output, and words to standard error', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const { context: ours, output } = context(plane.adminKubeconfig, namespace);
  const chunks: Buffer[] = [];
  output.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  expect(await runCapture(['-', 'configmaps'], FLAGS, ours)).toEqual({ ok: true, value: 0 });
  expect(output.text).toBe('');
  expect(output.warnings).toHaveLength(1);
  const file = join(temporaryFolder(), 'piped.tar.gz');
  writeFileSync(file, Buffer.concat(chunks));
  expect((await opened(file)).source).toMatchObject({ format: 'capture' });
});

test('what could not be read is named, and the exit code tells', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list'] }];
  const { context: ours, output } = context(await plane.restrictedUser('half', rules, { namespace }), namespace);
  const file = join(temporaryFolder(), 'half.tar.gz');
  expect(await runCapture([file, 'configmaps', 'secrets', 'nodes'], FLAGS, ours)).toEqual({ ok: true, value: 1 });
  expect(output.text).toContain(`not captured, forbidden (2): nodes, secrets in ${namespace}`);
});

test('where nothing can be read there is no file, and the missing permission is named', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const { context: ours } = context(await plane.user('nobody'), namespace);
  const folder = temporaryFolder();
  const result = await runCapture([join(folder, 'none.tar.gz'), 'pods'], FLAGS, ours);
  expect(result).toMatchObject({
    ok: false,
    problem: { message: `missing permission: list pods in namespace ${namespace}` },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('an interrupted capture leaves no file', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const interrupt = new AbortController();
  const { context: ours } = context(plane.adminKubeconfig, namespace, interrupt.signal);
  const folder = temporaryFolder();
  const file = join(folder, 'never.tar.gz');
  const progress = ours.terminal.progress;
  let partial = false;
  // Progress begins when the file is open.
  const terminal = {
    ...ours.terminal,
    progress: (text: () => string) => {
      partial = existsSync(`${file}.partial`);
      interrupt.abort();
      return progress(text);
    },
  };
  const result = await runCapture([file], FLAGS, { ...ours, terminal });
  expect(result.ok).toBe(false);
  expect(partial).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('an impossible place and an unknown type are told before anything is read', async () => {
  const { context: ours } = context(plane.adminKubeconfig, 'default');
  const nowhere = await runCapture(['/nonexistent/a.tar.gz', 'pods'], FLAGS, ours);
  expect(nowhere).toMatchObject({
    ok: false,
    problem: { message: 'cannot write /nonexistent/a.tar.gz: its folder does not exist' },
  });
  const unknown = await runCapture([join(temporaryFolder(), 'a.tar.gz'), 'podz'], FLAGS, ours);
  expect(unknown).toMatchObject({ ok: false, problem: { message: 'the cluster has no type "podz"' } });
  expect(await runCapture([], FLAGS, ours)).toMatchObject({ ok: false, problem: { message: 'no file is named' } });
});
