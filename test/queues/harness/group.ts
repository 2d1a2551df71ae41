import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueReportDocument } from '../../../src/views/queues/document.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { plugin } from '../../e2e/plugin.ts';
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
    const [live, files] = await Promise.all([
      askLive(plane, stage, interval),
      askFiles(stage, interval),
      each.meanwhile?.(stage, plane),
    ]);
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

async function askLive(plane: ControlPlane, { target, namespace, flags = [] }: Stage, interval: number) {
  const where = namespace === undefined ? [] : ['-n', namespace];
  const args = ['queue', target, ...where, ...flags, '--interval', `${interval}s`, '-o', 'json'];
  const { stdout, stderr } = await plugin(args, { kubeconfig: plane.adminKubeconfig, timeout: 120_000 });
  return { document: documentIn(stdout), said: `${stdout}${stderr}` };
}

/** Two pages saved as a user saves them, as far apart. */
async function askFiles(stage: Stage, interval: number): Promise<QueueReportDocument | undefined> {
  if (stage.page === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-pages-'));
  try {
    const paths = ['before', 'after'].map((name) => join(folder, name));
    for (const [at, path] of paths.entries()) {
      if (at > 0) await sleep(interval * 1000);
      writeFileSync(path, await stage.page());
    }
    const { stdout } = await plugin(['queue', '--metrics-file', ...paths, '--interval', `${interval}s`, '-o', 'json']);
    return documentIn(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentIn(text: string): QueueReportDocument | undefined {
  return text === '' ? undefined : (JSON.parse(text) as QueueReportDocument);
}

/** What it is judged to be, of the controller or of the process: all that is bad, else the first. */
function foundIn(document: QueueReportDocument | undefined, controller: string | undefined): string {
  const items = document?.items ?? [];
  const processes = items.flatMap((item) => item.processes);
  if (document === undefined) return 'no answer';
  if (processes.length === 0) return items.some(({ missing }) => missing.length > 0) ? 'no metrics' : 'nothing';
  const judgements = processes.flatMap((process) =>
    controller === undefined
      ? process.judgements
      : process.controllers.filter(({ name }) => name === controller).flatMap((each) => each.judgements),
  );
  const bad = judgements.filter(({ level }) => level === 'bad');
  const said = (bad.length > 0 ? bad : judgements.slice(0, 1)).map(({ state }) => state);
  return said.length === 0 ? 'nothing said' : said.join(', ');
}
