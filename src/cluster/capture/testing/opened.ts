import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isObject } from '../../../objects/json.ts';
import type { Problem } from '../../../objects/problem.ts';
import { groupResource, type ResourceType } from '../../../objects/resource-type.ts';
import type { ClusterReader, ListQuery } from '../../reader.ts';
import type { CaptureLimits } from '../files/limits.ts';
import { openCapture } from '../open.ts';

/** A folder that is gone when the test is done, with these files in it. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const ENVIRONMENT = { now: () => Date.parse('2026-01-01T00:00:00Z'), trace: () => {} };

/** The reader of a capture that can be opened. */
export async function opened(path: string, namespace?: string): Promise<ClusterReader> {
  const reader = await openCapture(path, { ...ENVIRONMENT, namespace });
  if (!reader.ok) throw new Error(`${reader.problem.message}. ${reader.problem.next}`);
  return reader.value;
}

/** Why a capture cannot be opened. */
export async function refused(path: string, limits?: CaptureLimits): Promise<Problem> {
  const reader = await openCapture(path, ENVIRONMENT, limits);
  if (reader.ok) throw new Error('it was opened');
  return reader.problem;
}

/** A type by plural and group. */
export async function typeNamed(reader: ClusterReader, name: string): Promise<ResourceType> {
  const discovery = await reader.discover();
  const type = discovery.ok ? discovery.value.types.find((each) => groupResource(each) === name) : undefined;
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

/** The names that a list gives, as NAMESPACE/NAME, then its gap's reason and message. */
export async function names(
  reader: ClusterReader,
  type: string,
  query: Partial<ListQuery> = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of reader.list({ detail: 'whole', ...query, type: await typeNamed(reader, type) })) {
    if (!page.ok) found.push(`gap ${page.gap.reason}: ${page.gap.message}`);
    else for (const { metadata } of page.value.objects) found.push(`${metadata.namespace ?? ''}/${metadata.name}`);
  }
  return found;
}

/** A small object as JSON text. */
export function manifest(apiVersion: string, kind: string, name: string, more: object = {}): string {
  const { metadata, ...rest } = { metadata: {}, ...more };
  return JSON.stringify({ apiVersion, kind, metadata: { name, ...(isObject(metadata) ? metadata : {}) }, ...rest });
}
