import { setTimeout } from 'node:timers/promises';
import type { CommandContext, ExitCode } from '../../cli/command.ts';
import type { ClusterReader, WatchQuery } from '../../cluster/reader.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import type { TreeReport } from '../../ownership/report.ts';
import { preorder } from '../../ownership/walk.ts';
import type { Draw } from '../../views/live/live-view.tsx';
import { drawTree } from '../../views/tree/tree.ts';
import { Changes } from './changes.ts';
import { readTree } from './read.ts';
import type { TreeRequest } from './request.ts';

/** Changes come in bursts: one reading answers all within this time. */
const SETTLE_MS = 300;
/** The least time between two readings, and how many times as long as the last one took: most of it is rest. */
const REST_MS = 1000;
const REST_FACTOR = 5;
/** A dependent of a type that the tree does not have yet is met after this time, or later where a reading takes long. */
const REFRESH_MS = 10_000;
const REFRESH_FACTOR = 20;

/**
 * Draws the tree again whenever something of its types changes. What changed is read anew rather than patched in:
 * a change of one object brings others (owners, statuses), and a reading takes a fraction of a second.
 */
export async function watchTree(
  request: TreeRequest,
  reader: ClusterReader,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  if (reader.source.kind === 'capture')
    return failure('a capture does not change', 'Leave --watch out, or watch the live cluster.');
  if (request.file === '-') return failure('--watch cannot read standard input again', 'Give -f a file.');
  if (!context.terminal.interactive) return failure('--watch needs a terminal', 'Leave --watch out to draw once.');
  const first = await readTree(request, reader, context);
  if (!first.ok) return first;
  const stop = new AbortController();
  context.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const { showLive } = await import('../../views/live/show.tsx');
  const draw =
    (report: TreeReport, problem?: string): Draw =>
    (width) => ({
      lines: drawTree(report, {
        format: request.output,
        width,
        color: context.terminal.color,
        conditions: request.conditions,
      })
        .trimEnd()
        .split('\n'),
      status: problem ?? `as of ${new Date(report.now).toTimeString().slice(0, 8)}`,
    });
  const subscribe = (onChange: (next: Draw) => void) => {
    void follow(request, reader, context, first.value, stop.signal, (report, problem) =>
      onChange(draw(report, problem)),
    );
    return () => stop.abort();
  };
  await showLive(context.terminal, draw(first.value), subscribe, context.signal);
  stop.abort();
  return success(0);
}

/** Reads again after each burst of changes, until the signal aborts. */
async function follow(
  request: TreeRequest,
  reader: ClusterReader,
  context: CommandContext,
  first: TreeReport,
  signal: AbortSignal,
  onReport: (report: TreeReport, problem?: string) => void,
): Promise<void> {
  let report = first;
  let took = 0;
  const changes = new Changes();
  const watched = new Set<string>();
  while (!signal.aborted) {
    for (const type of typesOf(report)) {
      const key = groupResource(type);
      if (watched.has(key) || !type.verbs.includes('watch')) continue;
      watched.add(key);
      void watchType(
        { type, namespace: type.namespaced ? onlyNamespace(report) : undefined, detail: 'metadata' },
        reader,
        signal,
        changes,
      );
    }
    const rest = Math.max(REST_MS, took * REST_FACTOR);
    await setTimeout(rest, undefined, { signal }).catch(() => {});
    await changes.settled(SETTLE_MS, Math.max(REFRESH_MS, took * REFRESH_FACTOR) - rest, signal);
    if (signal.aborted) return;
    const started = performance.now();
    // A type that is new since the start, or a group that is back, is met too; an ETag makes asking cheap.
    await reader.discover({ fresh: true });
    const next = await readTree(request, reader, context);
    took = performance.now() - started;
    if (signal.aborted) return;
    // A root that is gone, or a server that is away, leaves the last tree on the screen, and says so.
    if (next.ok) report = next.value;
    onReport(report, next.ok ? undefined : next.problem.message);
  }
}

async function watchType(
  query: WatchQuery,
  reader: ClusterReader,
  signal: AbortSignal,
  changes: Changes,
): Promise<void> {
  for await (const event of reader.watch(query, signal)) {
    // What may not be watched is still read at every refresh.
    if (event.kind === 'gap') return;
    changes.note();
  }
}

/** The namespace that all objects of the tree are in; undefined where there are several, or none. */
function onlyNamespace(report: TreeReport): string | undefined {
  const namespaces = new Set(preorder(report.roots).map(({ node }) => node.object.metadata.namespace));
  const [only] = namespaces;
  return namespaces.size === 1 ? only : undefined;
}

function typesOf(report: TreeReport): ResourceType[] {
  return [
    ...new Map(preorder(report.roots).map(({ node }) => [groupResource(node.object.type), node.object.type])).values(),
  ];
}
