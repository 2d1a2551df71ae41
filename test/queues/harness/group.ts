import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { plugin } from '../../e2e/plugin.ts';
import { documentIn, foundIn, type QueueDocument } from './found.ts';
import type { AnyGroup, Stage, StateCase, StateGroup, StateResult } from './state-case.ts';

/** Puts a group together with its stage. */
export function group<S extends Stage>({ framework, start, cases }: StateGroup<S>): AnyGroup {
  return {
    framework,
    states: cases.map(({ state }) => state),
    async run(plane, report) {
      const stage = await start(plane);
      try {
        for (const each of cases) report(await runCase(plane, framework, stage, each));
      } finally {
        await stage.stop();
      }
    },
  };
}

async function runCase<S extends Stage>(
  plane: ControlPlane,
  framework: string,
  stage: S,
  each: StateCase<S>,
): Promise<StateResult> {
  const undo = await each.drive(stage, plane);
  try {
    const interval = each.interval ?? 5;
    const asked = { flags: stage.flags, ...(each.target?.(stage) ?? stage) };
    const over = new AbortController();
    const answers = Promise.all([
      askLive(plane, asked, interval),
      each.target === undefined ? askFiles(stage, interval) : undefined,
    ]).finally(() => over.abort());
    const [[live, files]] = await Promise.all([answers, each.meanwhile?.(stage, plane, over.signal)]);
    const expectedFromFiles = each.fromFiles ?? each.expected;
    return {
      framework,
      state: each.state,
      expected: each.expected,
      found: foundIn(live.document, each.controller),
      expectedFromFiles: files === undefined ? '-' : expectedFromFiles,
      foundFromFiles: files === undefined ? '-' : foundIn(files, each.controller),
      said: live.said,
    };
  } finally {
    await undo?.();
  }
}

async function askLive(
  plane: ControlPlane,
  { target, namespace, flags = [] }: Pick<Stage, 'target' | 'namespace' | 'flags'>,
  interval: number,
) {
  const where = namespace === undefined ? [] : ['-n', namespace];
  // An object is looked at once.
  const often = /^(?!pod\/)[a-z]+\//.test(target) ? [] : ['--interval', `${interval}s`];
  const args = ['queue', target, ...where, ...flags, ...often, '-o', 'json'];
  const { stdout, stderr } = await plugin(args, { kubeconfig: plane.adminKubeconfig, timeout: 120_000 });
  return { document: documentIn(stdout), said: `${stdout}${stderr}` };
}

/** Two pages saved as a user saves them, as far apart. */
async function askFiles(stage: Stage, interval: number): Promise<QueueDocument | undefined> {
  if (stage.page === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-pages-'));
  try {
    const paths = ['before', 'after'].map((name) => join(folder, name));
    for (const [at, path] of paths.entries()) {
      if (at > 0) await sleep(interval * 1000);
      // A process that began anew in between can take its time to come up.
      writeFileSync(path, await waitFor('its page', () => stage.page?.()));
    }
    const { stdout } = await plugin(['queue', '--metrics-file', ...paths, '--interval', `${interval}s`, '-o', 'json']);
    return documentIn(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
