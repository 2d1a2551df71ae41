import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { CommandResult } from '../../control-plane/run.ts';
import { compareStored, staleObjects } from './compare.ts';
import type { FaultCase } from './fault-case.ts';
import { definitionPath, pathOf } from './migrated-kind.ts';
import { load } from './objects.ts';
import { prunedEarly } from './pruned-early.ts';
import { createStage, type Stage } from './stage.ts';
import { plain } from './stored-object.ts';

/** What became of a case. */
export interface FaultResult {
  readonly name: string;
  /** Runs of the command, first and second ones. */
  readonly runs: number;
  /** Objects that are gone, or that nobody is known to have made. */
  readonly lost: number;
  /** Objects with another content. */
  readonly altered: number;
  /** Exit codes 0 with objects still stale. */
  readonly falseDone: number;
  /** Moments at which storedVersions did not name a version that was in use. */
  readonly prunedEarly: number;
  readonly milliseconds: number;
  /** What is not as it should be, in words; none: the case passed. */
  readonly wrong: readonly string[];
}

/** Sets a case up, runs it and compares. Failures of the setting up are in `wrong`, too. */
export async function runCase(plane: ControlPlane, name: string, fault: FaultCase): Promise<FaultResult> {
  const started = performance.now();
  const stage = await createStage(plane, name, fault);
  const found = { runs: 0, lost: 0, altered: 0, prunedEarly: 0, wrong: [] as string[] };
  try {
    await install(stage);
    for (let round = 0; round < (fault.rounds ?? 1) && found.wrong.length === 0; round++) {
      if (round > 0) await turnRound(stage);
      await runRound(stage, found);
    }
  } catch (error) {
    found.wrong.push(`the case itself failed: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await stage.cleanup();
  }
  const wrong = [...stage.falseDone, ...found.wrong];
  return { name, ...found, falseDone: stage.falseDone.length, milliseconds: performance.now() - started, wrong };
}

type Found = { runs: number; lost: number; altered: number; prunedEarly: number; wrong: string[] };

/** Objects of all versions but the last, which becomes the storage version. */
async function install(stage: Stage): Promise<void> {
  const { kind, fault, client } = stage;
  const old = kind.versions.slice(0, -1).map(({ name }) => name);
  const count = fault.objects ?? 200;
  for (const [index, version] of old.entries()) {
    await stage.setStorageVersion(version);
    const share = {
      from: Math.floor((count * index) / old.length),
      to: Math.floor((count * (index + 1)) / old.length),
    };
    await untilServed(stage, version);
    await load(client, kind, version, share, fault);
  }
  await fault.prepare?.(stage);
  await stage.setStorageVersion(stage.target);
}

async function untilServed(stage: Stage, version: string): Promise<void> {
  while ((await stage.client.send({ path: `${pathOf(stage.kind, version)}?limit=1` })).status !== 200) await delay(50);
}

/** The next round migrates to the version from which the one before came. */
async function turnRound(stage: Stage): Promise<void> {
  const [first, last] = [stage.kind.versions[0]?.name ?? '', stage.kind.versions.at(-1)?.name ?? ''];
  stage.target = stage.target === first ? last : first;
  await stage.setStorageVersion(stage.target);
}

async function runRound(stage: Stage, found: Found): Promise<void> {
  const { fault } = stage;
  const from = await stage.plane.etcd.revision();
  stage.expected.clear();
  for (const object of await stage.stored()) stage.expected.set(object.key, object);
  await fault.arrange?.(stage);
  stage.done = false;
  const results = await actBesides(stage);
  found.runs += results.length;
  await examine(stage, from, found);
  found.wrong.push(...unexpected(results, fault.exits), ...((await fault.check?.(stage, results)) ?? []));
  const clean = results.some(({ code }) => code === 0);
  if (!clean || fault.mend !== undefined) {
    await fault.mend?.(stage);
    const again = await stage.migrate();
    found.runs++;
    found.wrong.push(...unexpected([again], fault.finalExits ?? [0]));
    await examine(stage, from, found);
  }
  if ((fault.finalExits ?? [0]).every((code) => code === 0)) found.wrong.push(...(await notDone(stage)));
}

async function actBesides(stage: Stage): Promise<readonly CommandResult[]> {
  const { act = async () => [await stage.migrate()], meanwhile } = stage.fault;
  const acting = act(stage).finally(() => {
    stage.done = true;
  });
  const [results] = await Promise.all([acting, meanwhile?.(stage)]);
  return results;
}

function unexpected(results: readonly CommandResult[], allowed: readonly number[]): string[] {
  return results
    .filter(({ code }) => !allowed.includes(code))
    .map(
      ({ code, stdout, stderr }) =>
        `exit code ${code}, not ${allowed.join(' or ')}:\n${stdout.slice(-2500)}${stderr.slice(-1500)}`,
    );
}

async function examine(stage: Stage, from: number, found: Found): Promise<void> {
  const { lost, altered, added } = compareStored(
    { objects: stage.expected, ...(stage.fault.change === undefined ? {} : { change: stage.fault.change }) },
    await stage.stored(),
  );
  const early = await prunedEarly(stage.plane.etcd, stage.kind, from);
  const say = (what: string, keys: readonly string[]): string[] =>
    keys.length === 0 ? [] : [`${keys.length} objects ${what}, such as ${keys[0]}`];
  found.lost += lost.length + added.length;
  found.altered += altered.length;
  found.prunedEarly += early.length;
  found.wrong.push(...say('lost', lost), ...say('nobody made', added), ...say('altered', altered), ...early);
}

/** What is missing where the command has said at last that all is done. */
async function notDone(stage: Stage): Promise<string[]> {
  const stale = staleObjects(await stage.stored(), stage.target);
  const definition = plain((await stage.plane.request(definitionPath(stage.kind))).json());
  const versions = JSON.stringify(plain(definition.status).storedVersions);
  return [
    ...(stale.length === 0 ? [] : [`${stale.length} objects are stale at the end`]),
    ...(versions === JSON.stringify([stage.target]) ? [] : [`storedVersions is ${versions} at the end`]),
  ];
}
