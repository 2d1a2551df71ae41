import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openCapture } from '../../src/cluster/capture/open.ts';
import { createArchiveWriter } from '../../src/cluster/capture/write/archive-writer.ts';
import { captureCluster } from '../../src/cluster/capture/write/capture-cluster.ts';
import type { CaptureTally } from '../../src/cluster/capture/write/tally.ts';
import type { ClusterReader, Discovery } from '../../src/cluster/reader.ts';
import type { Gap } from '../../src/objects/gap.ts';
import type { KubeObject } from '../../src/objects/object.ts';
import type { ResourceType } from '../../src/objects/resource-type.ts';

/** A folder that is gone when the test is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What discovery says; fails the test where it says nothing. */
export async function discovered(reader: ClusterReader): Promise<Discovery> {
  const discovery = await reader.discover();
  if (!discovery.ok) throw new Error(discovery.gap.message);
  return discovery.value;
}

/** Captures all that can be listed into a file; answers its path and what was counted. */
export async function takeCapture(
  reader: ClusterReader,
  options: { namespace?: string; logLines?: number } = {},
): Promise<{ file: string; tally: CaptureTally }> {
  const discovery = await discovered(reader);
  const types = discovery.types.filter((type) => type.verbs.includes('list') && type.resource !== 'componentstatuses');
  const file = join(temporaryFolder(), 'capture.tar.gz');
  const tally: CaptureTally = { objects: 0, logs: 0, pages: 0, types: 0, gaps: [] };
  const archive = createArchiveWriter(createWriteStream(file), { root: 'capture', time: 0, keepOpen: false });
  const plan = { types, namespace: options.namespace, logLines: options.logLines };
  await captureCluster(reader, discovery, plan, archive, tally, new AbortController().signal);
  await archive.finish();
  return { file, tally };
}

/** Opens a capture; fails the test where it cannot be opened. */
export async function opened(file: string, namespace?: string): Promise<ClusterReader> {
  const reader = await openCapture(file, { now: Date.now, trace: () => {}, namespace });
  if (!reader.ok) throw new Error(`${reader.problem.message}. ${reader.problem.next}`);
  return reader.value;
}

/** All objects of a list, sorted, and the gap that ended it. */
export async function listAll(
  reader: ClusterReader,
  type: ResourceType,
  query: { namespace?: string; detail?: 'metadata' | 'whole'; labelSelector?: string; fieldSelector?: string } = {},
): Promise<{ objects: KubeObject[]; gap: Gap | undefined }> {
  const objects: KubeObject[] = [];
  let gap: Gap | undefined;
  for await (const page of reader.list({ detail: 'whole', ...query, type })) {
    if (page.ok) objects.push(...page.value.objects);
    else gap = page.gap;
  }
  const key = ({ metadata }: KubeObject) => `${metadata.namespace ?? ''}/${metadata.name}`;
  return { objects: objects.sort((a, b) => (key(a) < key(b) ? -1 : 1)), gap };
}
