import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { beforeAll, expect, test } from 'vitest';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { run } from '../control-plane/run.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { PLUGIN_FOLDER, plugin, withoutAges } from './plugin.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'tree');
const kubeconfig = plane.adminKubeconfig;
const inNamespace = ['-n', namespace];

/** A Deployment with two replicas on a fake node, whose pods name a ConfigMap, a Secret and a ServiceAccount. */
const WEB = `
apiVersion: v1
kind: ConfigMap
metadata: {name: web-conf}
---
apiVersion: v1
kind: Secret
metadata: {name: web-key}
stringData: {key: topsecret}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      nodeName: ${FAKE_NODE}
      tolerations: [{operator: Exists}]
      containers:
      - name: web
        image: example.com/web:1
        envFrom: [{configMapRef: {name: web-conf}}]
      volumes: [{name: key, secret: {secretName: web-key}}]
`;

beforeAll(async () => {
  const applied = await plane.kubectl(['apply', ...inNamespace, '-f', '-'], { stdin: WEB });
  expect(applied.stderr).toBe('');
  await waitFor('two ready replicas', async () => {
    const { stdout } = await plane.kubectl([
      'get',
      'deploy',
      'web',
      ...inNamespace,
      '-o',
      'jsonpath={.status.readyReplicas}',
    ]);
    return stdout === '2';
  });
});

/** Pod and ReplicaSet names have parts that the cluster makes up. */
function stable(text: string): string {
  return withoutAges(text)
    .replace(/web-[0-9a-f]+-[a-z0-9]{5}/g, 'web-HASH-XXXXX')
    .replace(/web-[0-9a-f]{6,}/g, 'web-HASH')
    .replace(/ +/g, ' ');
}

test('it draws what a Deployment owns, with readiness and age', async () => {
  const { stdout, stderr, code } = await plugin(['tree', 'deploy/web', ...inNamespace], { kubeconfig });
  expect(stderr).toBe('');
  expect(stable(stdout)).toBe(
    [
      'OBJECT READY REASON AGE',
      'Deployment/web 2/2 AGE',
      '└─ ReplicaSet/web-HASH 2/2 AGE',
      ' ├─ Pod/web-HASH-XXXXX True AGE',
      ' └─ Pod/web-HASH-XXXXX True AGE',
      '',
      '4 objects.',
      '',
    ]
      .join('\n')
      .replace(' REASON', ''),
  );
  expect(code).toBe(0);
});

test('every way of naming the object draws the same tree', async () => {
  const forms = [['deployment', 'web'], ['Deployment/web'], ['deployments.apps/web'], ['deployments.v1.apps', 'web']];
  const drawn = await Promise.all(
    forms.map((form) => plugin(['tree', ...form, ...inNamespace, '-o', 'name'], { kubeconfig })),
  );
  expect(new Set(drawn.map(({ stdout }) => stdout)).size).toBe(1);
  expect(drawn[0]?.stdout.split('\n')[0]).toBe('deployment.apps/web');
});

test('kubectl runs it as a plugin', async () => {
  const env = { ...process.env, KUBECONFIG: kubeconfig, PATH: `${PLUGIN_FOLDER}:${process.env.PATH}` };
  const { stdout, code } = await run(
    plane.coordinates.binaries.kubectl,
    ['operator', 'tree', 'deploy', 'web', ...inNamespace],
    { env },
  );
  expect(stdout).toContain('Deployment/web');
  expect(code).toBe(0);
});

test('--up climbs from a pod to its root, --all shows both sides', async () => {
  const pods = await plane.kubectl(['get', 'pods', ...inNamespace, '-o', 'name']);
  const pod = pods.stdout.split('\n')[0] ?? '';
  const up = await plugin(['tree', pod, ...inNamespace, '--up'], { kubeconfig });
  expect(stable(up.stdout)).toContain(
    'Deployment/web 2/2 AGE\n└─ ReplicaSet/web-HASH 2/2 AGE\n └─ Pod/web-HASH-XXXXX ◀ True AGE\n',
  );
  const sets = await plane.kubectl(['get', 'rs', ...inNamespace, '-o', 'name']);
  const all = await plugin(['tree', sets.stdout.trim(), ...inNamespace, '--all'], { kubeconfig });
  expect(stable(all.stdout)).toContain('Deployment/web 2/2 AGE\n└─ ReplicaSet/web-HASH ◀ 2/2 AGE\n ├─ Pod/web');
});

test('a middle type that is left out keeps its dependents; --depth says what it hides', async () => {
  const filtered = await plugin(['tree', 'deploy/web', ...inNamespace, '--exclude-types', 'replicasets*'], {
    kubeconfig,
  });
  expect(stable(filtered.stdout)).toContain('Deployment/web 2/2 AGE\n├─ Pod/web-HASH-XXXXX True AGE');
  const shallow = await plugin(['tree', 'deploy/web', ...inNamespace, '--depth', '1'], { kubeconfig });
  expect(stable(shallow.stdout)).toContain('└─ ReplicaSet/web-HASH 2/2 AGE 2 more below');
});

test('--conditions shows every condition below its object', async () => {
  const { stdout } = await plugin(['tree', 'deploy/web', ...inNamespace, '--conditions'], { kubeconfig });
  expect(stable(stdout)).toMatch(
    /Deployment\/web 2\/2 AGE\n│ +Available=True for AGE MinimumReplicasAvailable: Deployment has minimum availability\./,
  );
});

test('--links adds what pods name, and shows no value of a Secret', async () => {
  const { stdout } = await plugin(['tree', 'deploy/web', ...inNamespace, '--links'], { kubeconfig });
  expect(stable(stdout)).toMatch(/→ ConfigMap\/web-conf/);
  expect(stable(stdout)).toMatch(/→ Secret\/web-key/);
  expect(stdout).toContain('→ linked, without owner reference');
  expect(stdout).not.toContain('topsecret');
});

test('a CRD has its custom resources as the first level', async () => {
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'sprockets.tree.example.com' },
    spec: {
      group: 'tree.example.com',
      scope: 'Namespaced',
      names: { kind: 'Sprocket', plural: 'sprockets', singular: 'sprocket' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
  await plane.apply(crd);
  await waitFor(
    'the new type',
    async () => (await plane.request('/apis/tree.example.com/v1/sprockets')).status === 200,
  );
  const sprocket = {
    apiVersion: 'tree.example.com/v1',
    kind: 'Sprocket',
    metadata: { name: 'one', namespace },
    status: { conditions: [{ type: 'Ready', status: 'False', reason: 'Waiting', message: 'for\u001b[31m oil' }] },
  };
  await plane.apply(sprocket);
  const { stdout, code } = await plugin(['tree', 'crd/sprockets.tree.example.com'], { kubeconfig });
  expect(stable(stdout)).toMatch(
    new RegExp(`CustomResourceDefinition/sprockets.tree.example.com .*\n└─ Sprocket/one ${namespace} False Waiting`),
  );
  expect(code).toBe(1);
  const conditions = await plugin(['tree', 'sprocket/one', ...inNamespace, '--conditions'], { kubeconfig });
  expect(conditions.stdout).toContain('Ready=False Waiting: for\\u001b[31m oil');
});

test('-f takes what a file names, from standard input too', async () => {
  const { stdout } = await plugin(['tree', '-f', '-', ...inNamespace, '-o', 'name'], { kubeconfig, stdin: WEB });
  expect(stdout).toMatch(/^configmap\/web-conf\nsecret\/web-key\ndeployment.apps\/web\n/);
});

test('json and yaml hold the same document, with counts, lines and gaps', async () => {
  const asJson = await plugin(['tree', 'deploy/web', ...inNamespace, '-ojson'], { kubeconfig });
  const asYaml = await plugin(['tree', 'deploy/web', ...inNamespace, '-oyaml'], { kubeconfig });
  const document = JSON.parse(asJson.stdout);
  expect(document).toMatchObject({
    apiVersion: 'kubectl-operator/v1',
    kind: 'OwnershipTree',
    counts: { objects: 4, notReady: 0, terminating: 0, brokenOwners: 0 },
    items: [
      {
        depth: 0,
        edge: { kind: 'root' },
        kind: 'Deployment',
        name: 'web',
        namespace,
        status: { state: 'current', ready: '2/2' },
      },
      { depth: 1, parent: 0, edge: { kind: 'controller' }, kind: 'ReplicaSet' },
      { depth: 2, parent: 1, kind: 'Pod' },
      { depth: 2, parent: 1, kind: 'Pod' },
    ],
    gaps: [],
  });
  expect(load(asYaml.stdout)).toEqual(document);
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('docs/schema/ownership-tree.json', 'utf8')),
  );
  expect(validate(document) ? [] : validate.errors).toEqual([]);
});

test('a terminating object shows since when, and what holds it', async () => {
  await plane.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'held', namespace, finalizers: ['example.com/hold'] },
  });
  await plane.kubectl(['delete', 'configmap', 'held', ...inNamespace, '--wait=false']);
  const { stdout, code } = await plugin(['tree', 'cm/held', ...inNamespace], { kubeconfig });
  expect(stable(stdout)).toMatch(/ConfigMap\/held Terminating AGE AGE held by example.com\/hold/);
  expect(stdout).toContain('1 object: 1 terminating.');
  expect(code).toBe(1);
  await plane.kubectl([
    'patch',
    'configmap',
    'held',
    ...inNamespace,
    '--type=merge',
    '-p',
    '{"metadata":{"finalizers":null}}',
  ]);
});

test('the same tree comes from a capture, and from an administrator or a namespace', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-')), 'web.tar.gz');
  const captured = await plugin(['capture', file, ...inNamespace], { kubeconfig });
  expect(captured).toMatchObject({ code: 0, stderr: '' });
  const live = await plugin(['tree', 'deploy/web', ...inNamespace], { kubeconfig });
  const from = await plugin(['tree', 'deploy/web', ...inNamespace, '--from', file]);
  expect(stable(from.stdout)).toBe(stable(live.stdout));
  expect(from.code).toBe(0);
  const watch = await plugin(['tree', 'deploy/web', ...inNamespace, '--from', file, '--watch']);
  expect(watch).toMatchObject({ code: 2, stderr: expect.stringContaining('a capture does not change') });
});

test('a user of one namespace gets its tree, and what was forbidden is named once', async () => {
  const rules = [
    { apiGroups: ['', 'apps'], resources: ['pods', 'deployments', 'replicasets'], verbs: ['get', 'list'] },
  ];
  const viewer = await plane.restrictedUser('viewer', rules, { namespace });
  const { stdout, stderr, code } = await plugin(['tree', 'deploy/web', ...inNamespace], { kubeconfig: viewer });
  expect(stable(stdout)).toContain('└─ ReplicaSet/web-HASH 2/2 AGE\n ├─ Pod/web-HASH-XXXXX True AGE');
  expect(stdout.match(/forbidden/g)).toHaveLength(1);
  expect(stdout).toMatch(/Not read \(\d+\), forbidden: .* and \d+ more\./);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const everywhere = await plugin(['tree', 'deploy/web', ...inNamespace, '-A'], { kubeconfig: viewer });
  expect(stable(everywhere.stdout)).toContain(' ├─ Pod/web-HASH-XXXXX');
});

test('a user who may read nothing is told the permission that is missing', async () => {
  const nobody = await plane.user('nobody', { namespace });
  const { stdout, stderr, code } = await plugin(['tree', 'deploy/web', ...inNamespace], { kubeconfig: nobody });
  expect(stdout).toBe('');
  expect(stderr).toContain(`error: missing permission: get deployments.apps "web" in namespace ${namespace}\n`);
  expect(stderr).toContain(`kubectl auth can-i get deployments.apps/web -n ${namespace}`);
  expect(code).toBe(2);
  const getter = await plane.restrictedUser(
    'getter',
    [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }],
    { namespace },
  );
  const alone = await plugin(['tree', 'deploy/web', ...inNamespace], { kubeconfig: getter });
  expect(alone.code).toBe(2);
  expect(alone.stderr).toContain('missing permission: list');
});

test('piped text is neither cut nor coloured, unless colour is asked for', async () => {
  const { stdout } = await plugin(['tree', 'deploy/web', ...inNamespace, '-o', 'wide'], { kubeconfig });
  expect(stdout).toContain('apps/v1');
  expect(stdout).not.toContain('…');
  expect(stdout).not.toContain('\u001b[');
  const colored = await plugin(['tree', 'deploy/web', ...inNamespace, '--color', 'always'], { kubeconfig });
  expect(colored.stdout).toContain('\u001b[32m');
});
