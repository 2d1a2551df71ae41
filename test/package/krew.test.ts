import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { beforeAll, expect, test } from 'vitest';
import { krewManifest } from '../../build/package/krew-manifest.ts';
import { readProject } from '../../build/package/project.ts';
import { archiveName, executableName, isLocal, TARGETS } from '../../build/package/targets.ts';
import { run } from '../control-plane/run.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { krewInstall } from './krew-install.ts';
import { invalid, type KrewManifest } from './krew-rules.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'krew');
const project = readProject();
const dist = join(project.root, 'dist');
const manifest = join(dist, 'krew/plugins/operator.yaml');
const local = TARGETS.find(isLocal);
const archive = join(dist, local === undefined ? '' : archiveName(local, project.version));
const root = mkdtempSync(join(tmpdir(), 'kubectl-operator-krew-'));
let bin = '';

beforeAll(async () => {
  bin = await krewInstall(manifest, archive, root);
});

/** kubectl as somebody runs it who has nothing on PATH but kubectl, the plugin and the system: no Node. */
function kubectl(args: readonly string[]) {
  const tools = mkdtempSync(join(root, 'tools-'));
  symlinkSync(plane.coordinates.binaries.kubectl, join(tools, 'kubectl'));
  const env = { HOME: root, KUBECONFIG: plane.adminKubeconfig, PATH: `${tools}:${bin}:/usr/bin:/bin` };
  return run(join(tools, 'kubectl'), args, { env });
}

test('the manifest of all platforms keeps to what krew accepts, and names addresses of the repository alone', () => {
  const archives = TARGETS.map((target) => {
    const files = [executableName(target), 'kubectl_complete-operator', 'LICENSE'];
    return { target, name: archiveName(target, project.version), sha256: 'a'.repeat(64), files };
  });
  const text = krewManifest({ ...project, homepage: 'https://example.com/moved/here' }, archives);
  const made = load(text) as KrewManifest;
  expect(invalid(made)).toEqual([]);
  const start = `https://example.com/moved/here/releases/download/v${project.version}/kubectl-operator_${project.version}_`;
  expect(made.spec.platforms.map(({ uri }) => uri)).toEqual([
    `${start}linux_amd64.tar.gz`,
    `${start}linux_arm64.tar.gz`,
    `${start}darwin_amd64.tar.gz`,
    `${start}darwin_arm64.tar.gz`,
    `${start}windows_amd64.zip`,
  ]);
  expect(text).not.toContain('github.com/kubectl-operator');
});

test('an archive that is not the one of the manifest is not installed', async () => {
  const changed = load(readFileSync(manifest, 'utf8')) as KrewManifest;
  const platforms = changed.spec.platforms.map((platform) => ({ ...platform, sha256: '0'.repeat(64) }));
  const file = join(mkdtempSync(join(root, 'changed-')), 'operator.yaml');
  writeFileSync(file, dump({ ...changed, spec: { ...changed.spec, platforms } }));
  await expect(krewInstall(file, archive, join(root, 'refused'))).rejects.toThrow("the archive's checksum");
});

test('kubectl finds the installed plugin and says nothing against it', async () => {
  const listed = await kubectl(['plugin', 'list']);
  expect(listed.stdout).toContain(join(bin, 'kubectl-operator'));
  expect(listed.stderr).toBe('');
});

test('`kubectl operator version`, installed so, tells the version and the server', async () => {
  const { stdout, stderr, code } = await kubectl(['operator', 'version', '--server', '-o', 'json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    client: { version: project.version, node: process.version },
    gaps: [],
  });
  expect(code).toBe(0);
});

test('NODE_OPTIONS does not reach it', async () => {
  const env = { HOME: root, NODE_OPTIONS: '--no-such-option', PATH: '/usr/bin:/bin' };
  const { stdout, stderr } = await run(join(bin, 'kubectl-operator'), ['--version'], { env });
  expect({ stdout, stderr }).toEqual({ stdout: `${project.version}\n`, stderr: '' });
});

test('`kubectl operator tree`, installed so, draws a tree of the cluster', async () => {
  await plane.apply([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } }]);
  const { stdout: uid } = await plane.kubectl(['get', 'cm/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}']);
  const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, controller: true }];
  await plane.apply([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'owned', namespace, ownerReferences } }]);
  const { stdout, stderr, code } = await kubectl(['operator', 'tree', 'cm/owner', '-n', namespace]);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^ConfigMap\/owner .*\n└─ Secret\/owned /m);
  expect(code).toBe(0);
});
