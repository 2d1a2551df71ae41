import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkClient, bulkClient } from '../../control-plane/bulk.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { CommandResult } from '../../control-plane/run.ts';
import { untilStoredAt } from '../../control-plane/storage-version.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { type PluginOptions, plugin } from '../../e2e/plugin.ts';
import { type Converter, startConverter } from './converter.ts';
import { createDetour, type Detour } from './detour.ts';
import type { FaultCase } from './fault-case.ts';
import { type Guard, startGuard } from './guard.ts';
import { definitionName, definitionOf, definitionPath, keyPrefix, type MigratedKind } from './migrated-kind.ts';
import { type OtherWriter, otherWriter } from './other-writer.ts';
import { prunedEarly } from './pruned-early.ts';
import type { Report } from './report.ts';
import { type StoredObject, storedObject } from './stored-object.ts';

/** What a case works with: a kind of its own, and the means to break things. */
export interface Stage {
  readonly plane: ControlPlane;
  readonly fault: FaultCase;
  readonly kind: MigratedKind;
  /** Name of the CustomResourceDefinition: the command's argument. */
  readonly definition: string;
  /** The storage version that the command is to bring objects to. */
  target: string;
  /** How the command is run: a kubeconfig, further arguments, environment, a wrapping program. */
  readonly with: { kubeconfig: string; args: string[]; env: Record<string, string>; under: string[] };
  /** Ways to the API server with something in between. */
  readonly detour: Detour;
  /** The conversion webhook; throws where the case has none. */
  readonly converter: Converter;
  readonly client: BulkClient;
  /** What should be stored, by key; other writers note here what they did. */
  readonly expected: Map<string, StoredObject>;
  /** Writes objects while the command works, and notes what should be stored then. */
  readonly writer: OtherWriter;
  stored(): Promise<StoredObject[]>;
  /** Resolves when so many objects, or more, are stored at the target version, or the command is done. */
  untilRewritten(count: number): Promise<void>;
  /** Runs the command to its end; an exit code of 0 is held against etcd at once. */
  migrate(options?: Pick<PluginOptions, 'timeout'>): Promise<CommandResult>;
  /** Holds what a run said against etcd; answers the same result. */
  ended(result: CommandResult): Promise<CommandResult>;
  /** True once the first run is over. */
  done: boolean;
  /** Resolves when objects are stored so. */
  setStorageVersion(version: string): Promise<void>;
  /** The revision of etcd from which on prunings are examined: that before the first run, or the last compaction. */
  examinedFrom: number;
  /** Has etcd forget the past; what was stored up to now is examined before. */
  compact(): Promise<void>;
  /** An admission webhook that sees each update of the objects. */
  guard(): Promise<Guard>;
  onCleanup(step: () => Promise<unknown>): void;
  cleanup(): Promise<void>;
}

/** Sets a stage; nothing is installed yet. */
export async function createStage(plane: ControlPlane, name: string, fault: FaultCase, report: Report): Promise<Stage> {
  const steps: (() => Promise<unknown>)[] = [];
  const onCleanup = (step: () => Promise<unknown>): void => {
    steps.push(step);
  };
  const state = mkdtempSync(join(tmpdir(), 'kubectl-operator-faults-'));
  onCleanup(async () => rmSync(state, { recursive: true, force: true }));
  const client = bulkClient(plane.adminKubeconfig);
  onCleanup(async () => client.close());
  const converter = fault.convert === undefined ? undefined : await startConverter(fault.convert);
  if (converter !== undefined) onCleanup(() => converter.stop());
  const kind: MigratedKind = {
    group: `${name}.faults.example.com`,
    kind: 'Widget',
    plural: 'widgets',
    scope: 'Namespaced',
    versions: [{ name: 'v1alpha1' }, { name: 'v1' }],
    ...(converter === undefined ? {} : { converter: converter.clientConfig }),
    ...fault.kind,
  };
  onCleanup(() => removeKind(plane, kind));
  const stage: Stage = {
    plane,
    fault,
    kind,
    definition: definitionName(kind),
    target: kind.versions.at(-1)?.name ?? '',
    with: { kubeconfig: plane.adminKubeconfig, args: [], env: { XDG_STATE_HOME: join(state, 'state') }, under: [] },
    detour: createDetour(plane, state, onCleanup, (kubeconfig) => {
      stage.with.kubeconfig = kubeconfig;
    }),
    get converter() {
      if (converter === undefined) throw new Error('this case has no conversion webhook');
      return converter;
    },
    client,
    expected: new Map(),
    get writer() {
      return otherWriter(stage);
    },
    done: false,
    async stored() {
      const values = await plane.etcd.range(keyPrefix(kind));
      return values.map(({ key, value }) => storedObject(key, value.toString('utf8')));
    },
    async untilRewritten(count) {
      await waitFor(
        `${count} objects to be rewritten`,
        async () =>
          stage.done || (await stage.stored()).filter(({ version }) => version === stage.target).length >= count,
        { timeout: 120_000, interval: 20 },
      );
    },
    async migrate(options = {}) {
      const pace = fault.pace === undefined || stage.done ? [] : ['--qps', String(fault.pace)];
      const args = ['migrate-storage', stage.definition, ...pace, ...stage.with.args];
      return stage.ended(await plugin(args, { timeout: 400_000, ...stage.with, ...options }));
    },
    async ended(result) {
      if (result.code !== 0) return result;
      const stale = (await stage.stored()).filter(({ version }) => version !== stage.target);
      if (stale.length > 0) report.falseDone(`exit code 0, and ${stale.length} objects are stale`);
      return result;
    },
    async setStorageVersion(version) {
      await plane.apply(definitionOf(kind, version));
      await untilStoredAt(plane, kind, version);
    },
    examinedFrom: 0,
    async compact() {
      const revision = await plane.etcd.revision();
      report.prunedEarly(await prunedEarly(plane.etcd, kind, stage.examinedFrom));
      await plane.etcd.compact(revision);
      stage.examinedFrom = revision;
    },
    guard: () => startGuard(stage),
    onCleanup,
    async cleanup() {
      for (const step of steps.reverse()) {
        await step().catch((error: unknown) => report.wrong(`the case could not be taken down: ${String(error)}`));
      }
    },
  };
  return stage;
}

/** Asks for the definition to go, with all its objects; a dead conversion webhook would be in the way. */
async function removeKind(plane: ControlPlane, kind: MigratedKind): Promise<void> {
  await plane.request(definitionPath(kind), {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { spec: { conversion: { strategy: 'None', webhook: null } } },
  });
  await plane.request(definitionPath(kind), { method: 'DELETE' });
}
