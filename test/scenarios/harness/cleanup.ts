import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { type CustomType, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { emptyNamespace, stripFinalizers } from './empty-namespace.ts';
import type { AppliedObject } from './objects.ts';

/** What a scenario has made, and how to take it down so that nothing of it reaches another scenario. */
export interface Cleanup {
  /** Undoes something, last things first, before anything else is taken down. */
  add(undo: () => Promise<unknown>): void;
  remember(objects: readonly AppliedObject[]): void;
  /** A type whose definition goes at the end, with all of its objects. */
  rememberType(type: CustomType): void;
  /** A ClusterRole and the ClusterRoleBinding of the same name. */
  rememberClusterRole(name: string): void;
  /** Takes everything down, finalizers or not. Throws where something resists. */
  run(): Promise<void>;
}

const RBAC = 'rbac.authorization.k8s.io/v1';

export function createCleanup(plane: ControlPlane): Cleanup {
  const undos: (() => Promise<unknown>)[] = [];
  const objects: AppliedObject[] = [];
  const types = new Map<string, CustomType>();
  const clusterScoped = (): AppliedObject[] =>
    objects.filter(({ kind, namespace }) => namespace === undefined && kind !== 'Namespace').reverse();
  const remove = async (gone: readonly AppliedObject[]): Promise<void> => {
    if (gone.length === 0) return;
    const items = gone.map(({ apiVersion, kind, name }) => ({ apiVersion, kind, metadata: { name } }));
    const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const result = await plane.kubectl(['delete', '-f', '-', '--wait=false', '--ignore-not-found'], { stdin });
    // An object whose type has gone with its definition has gone too.
    if (result.code !== 0 && !result.stderr.includes('no matches for kind')) throw new Error(result.stderr);
  };
  const definitions = (): AppliedObject[] =>
    [...types.values()].map(({ plural, group }) => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: `${plural}.${group}`,
      namespace: undefined,
    }));
  return {
    add: (undo) => undos.push(undo),
    remember: (more) => objects.push(...more),
    rememberType: (type) => types.set(`${type.plural}.${type.group}`, type),
    rememberClusterRole: (name) =>
      objects.push(
        { apiVersion: RBAC, kind: 'ClusterRole', name, namespace: undefined },
        { apiVersion: RBAC, kind: 'ClusterRoleBinding', name, namespace: undefined },
      ),
    async run() {
      const failures: unknown[] = [];
      // What others rely on is to be undone, too, where one thing cannot be.
      for (const undo of undos.reverse()) await undo().catch((error: unknown) => failures.push(error));
      // What stands in the way of deleting comes before what is to be deleted.
      await remove(clusterScoped());
      const namespaces = [...new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name))];
      for (const namespace of namespaces) {
        // The namespace controller waits for pods as long as their grace period says.
        await plane.request(`/api/v1/namespaces/${namespace}/pods?gracePeriodSeconds=0`, { method: 'DELETE' });
        await plane.request(`/api/v1/namespaces/${namespace}`, { method: 'DELETE' });
        await emptyNamespace(plane, namespace);
      }
      for (const type of types.values()) await stripFinalizers(plane, pathOfCustom(type, undefined));
      await remove(definitions());
      for (const { apiVersion, kind, name } of clusterScoped()) await free(plane, { apiVersion, kind, name });
      if (failures.length > 0) throw new Error(failures.map(String).join('\n'));
    },
  };
}

/** Takes the finalizers off a cluster-scoped object that is still there. */
async function free(
  plane: ControlPlane,
  { kind, name }: Pick<AppliedObject, 'apiVersion' | 'kind' | 'name'>,
): Promise<void> {
  const left = await plane.kubectl(['get', kind, name, '-o', 'name', '--ignore-not-found']);
  if (left.code !== 0 || left.stdout === '') return;
  await plane.kubectl(['patch', kind, name, '--type=merge', '-p', '{"metadata":{"finalizers":null}}']);
}
