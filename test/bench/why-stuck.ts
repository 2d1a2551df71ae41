import { join } from 'node:path';
import Table from 'cli-table3';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { loadCluster } from './load.ts';
import { measureInTurn, usageOf } from './measure.ts';
import { customPath, kindName, metadata } from './objects.ts';

const ROUNDS = 7;
const STUCK = 300;
const WALL_LIMIT = 2;
const MEMORY_LIMIT_MIB = 200;
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const FLOOR = 'floor: all metadata';
const QUIET = 'why-stuck -A, nothing stuck';
const PROGRAM = `why-stuck -A, ${STUCK} stuck`;

/** `why-stuck -A` of the packaged program beside the floor, on 20,000 objects, with nothing and with much to explain. */
export async function run(): Promise<void> {
  const plane = await startControlPlane({ controllerManager: false });
  try {
    process.stderr.write('loading 20,000 objects\n');
    await loadCluster(plane.adminKubeconfig, 1);
    const kubeconfig = plane.adminKubeconfig;
    const floor = [NODE, join(import.meta.dirname, 'floor.mjs'), kubeconfig];
    const program = [
      join(import.meta.dirname, '../../dist/kubectl-operator'),
      'why-stuck',
      '-A',
      '--kubeconfig',
      kubeconfig,
    ];
    const quiet = await measureInTurn({ [FLOOR]: floor, [QUIET]: program }, ROUNDS);
    await arrange(plane);
    const stuck = await measureInTurn({ [FLOOR]: floor, [PROGRAM]: [...program, '--stuck-after', '0s'] }, ROUNDS);
    const { output } = await usageOf([...program, '--stuck-after', '0s', '--color', 'never']);
    console.log(`\n${output.split('\n').slice(0, 6).join('\n')}\n`);
    print([
      { measured: quiet, name: QUIET },
      { measured: stuck, name: PROGRAM },
    ]);
  } finally {
    await plane.stop();
  }
}

/** An operator that is scaled to 0, and custom resources of it that were asked to go. */
async function arrange(plane: ControlPlane): Promise<void> {
  const namespace = 'bench-operator';
  const name = 'widget-operator';
  const rules = [{ apiGroups: ['bench.example.com'], resources: ['*'], verbs: ['*'] }];
  const rbac = 'rbac.authorization.k8s.io';
  const container = { name: 'manager', image: 'example.com/widget-operator:v1', args: ['--leader-elect'] };
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: name } },
        template: { metadata: { labels: { app: name } }, spec: { serviceAccountName: name, containers: [container] } },
      },
    },
  ]);
  for (let index = 0; index < STUCK; index++) {
    const path = customPath(0, `bench-${index % 3}`);
    const finalizers = ['bench.example.com/clean-up'];
    const body = {
      apiVersion: 'bench.example.com/v1',
      kind: kindName(0).kind,
      metadata: { ...metadata(`stuck-${index}`), finalizers },
    };
    await plane.request(path, { method: 'POST', body });
    await plane.request(`${path}/stuck-${index}`, { method: 'DELETE' });
  }
}

interface Pair {
  readonly measured: Awaited<ReturnType<typeof measureInTurn>>;
  readonly name: string;
}

function print(pairs: readonly Pair[]): void {
  const table = new Table({ head: ['', 'wall ms', 'CPU ms', 'peak MiB', '× floor'], style: { head: [], border: [] } });
  for (const { measured, name } of pairs) {
    const floor = measured.get(FLOOR)?.wallMs ?? Number.NaN;
    for (const what of [FLOOR, name]) {
      const row = measured.get(what);
      if (row === undefined) continue;
      const figures = [row.wallMs, row.cpuMs, row.peakMiB].map((figure) => figure.toFixed(0));
      table.push([what, ...figures, (row.wallMs / floor).toFixed(2)]);
    }
  }
  console.log(`20,000 objects, medians of ${ROUNDS} runs in turn\n${table.toString()}`);
  console.log(`Limits: ${WALL_LIMIT.toFixed(2)} × the floor, ${MEMORY_LIMIT_MIB} MiB.`);
}
