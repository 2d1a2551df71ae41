import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { CommandResult } from '../../control-plane/run.ts';
import { compareStored, staleObjects } from './compare.ts';
import type { FaultCase, OwnCase } from './fault-case.ts';
import { definitionPath } from './migrated-kind.ts';
import { load } from './objects.ts';
import { prunedEarly } from './pruned-early.ts';
import { createReport, type FaultResult, type Report } from './report.ts';
import { createStage, type Stage } from './stage.ts';
import { plain } from './stored-object.ts';

/** Sets a case up, runs it and compares. Failures of the setting up are found wrong, too. */
export async function runCase(plane: ControlPlane, name: string, fault: FaultCase | OwnCase): Promise<FaultResult> {
  const started = performance.now();
  const report = createReport();
  try {
    if ('run' in fault) await fault.run(plane, report);
    else await runStaged(plane, name, fault, report);
  } catch (error) {
    report.wrong(`the case itself failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return report.result(name, performance.now() - started);
}

async function runStaged(plane: ControlPlane, name: string, fault: FaultCase, report: Report): Promise<void> {
  const stage = await createStage(plane, name, fault, report);
  try {
    await install(stage);
    for (let round = 0; round < (fault.rounds ?? 1) && report.isGood; round++) {
      if (round > 0) await turnRound(stage);
      await runRound(stage, report);
    }
  } finally {
    await stage.cleanup();
  }
}

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
    await load(client, kind, version, share, fault);
  }
  await fault.prepare?.(stage);
  await stage.setStorageVersion(stage.target);
}

/** The next round migrates to the version from which the one before came. */
async function turnRound(stage: Stage): Promise<void> {
  const [first, last] = [stage.kind.versions[0]?.name ?? '', stage.kind.versions.at(-1)?.name ?? ''];
  stage.target = stage.target === first ? last : first;
  await stage.setStorageVersion(stage.target);
}

async function runRound(stage: Stage, report: Report): Promise<void> {
  const { fault } = stage;
  stage.examinedFrom = await stage.plane.etcd.revision();
  stage.expected.clear();
  for (const object of await stage.stored()) stage.expected.set(object.key, object);
  await fault.arrange?.(stage);
  stage.done = false;
  const results = await actBesides(stage);
  report.ran(...results);
  await examine(stage, report);
  report.wrong(...unexpected(results, fault.exits), ...((await fault.check?.(stage, results)) ?? []));
  if (stage.detour.struck === 0) report.wrong('the proxy let each request pass: the case proves nothing');
  const clean = results.some(({ code }) => code === 0);
  if (!clean || fault.mend !== undefined) {
    await fault.mend?.(stage);
    const again = await stage.migrate();
    report.ran(again);
    report.wrong(...unexpected([again], fault.finalExits ?? [0]));
    await examine(stage, report);
  }
  if ((fault.finalExits ?? [0]).every((code) => code === 0)) report.wrong(...(await notDone(stage)));
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

async function examine(stage: Stage, report: Report): Promise<void> {
  const differences = compareStored(
    { objects: stage.expected, ...(stage.fault.change === undefined ? {} : { change: stage.fault.change }) },
    await stage.stored(),
  );
  report.compared(differences);
  if (stage.fault.prunesItself !== true)
    report.prunedEarly(await prunedEarly(stage.plane.etcd, stage.kind, stage.examinedFrom));
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
