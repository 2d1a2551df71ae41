import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { criLine } from '../control-plane/cri-log.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { podLogsFromFile } from '../control-plane/kwok-pods.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { openReader } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'logs');
const reader = openReader(targetFromKubeconfig(plane.adminKubeconfig));

test('a log is read from its end, and the one before it too', async () => {
  await plane.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'logged', namespace },
    spec: { nodeName: FAKE_NODE, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
  });
  const file = join(plane.coordinates.directory, 'reader.log');
  writeFileSync(file, criLine('stderr', 'first line') + criLine('stdout', 'second line'));
  const previousFile = join(plane.coordinates.directory, 'reader-before.log');
  writeFileSync(previousFile, criLine('stderr', 'panic: before'));
  await podLogsFromFile(plane, { namespace, pod: 'logged', container: 'main', file, previousFile });
  const log = async (query: object) => {
    const text = await reader.podLog({ namespace, pod: 'logged', container: 'main', ...query });
    return text.ok ? text.value : text.gap.message;
  };
  await waitFor('the log', async () => (await log({})) === 'first line\nsecond line\n');
  expect(await log({ tailLines: 1 })).toBe('second line\n');
  expect(await log({ previous: true })).toBe('panic: before\n');
});

test('a log that cannot be read is a gap', async () => {
  const subject = { kind: 'log', namespace, pod: 'logged', container: 'other' };
  expect(await reader.podLog({ namespace, pod: 'logged', container: 'other' })).toMatchObject({
    ok: false,
    gap: { subject, reason: 'invalid', message: 'container other is not valid for pod logged' },
  });
  expect(await reader.podLog({ namespace, pod: 'nope' })).toMatchObject({ ok: false, gap: { reason: 'not-found' } });
});
