import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Definition } from '../../objects/definition.ts';
import type { Gap } from '../../objects/gap.ts';
import { isObject, type Json, stringAt } from '../../objects/json.ts';
import { LAST_APPLIED } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { argoSources, fluxSources, lastAppliedVersion, type VersionSource } from '../../versions/sources.ts';
import { createLister } from '../list-kept.ts';
import { typeToRead } from './types.ts';

/**
 * What names versions of a type besides managedFields: Flux' inventories, Argo CD's applications, and what kubectl apply
 * keeps on objects. Manifests of Helm releases are values of Secrets, which are never read.
 */
export async function readVersionSources(
  definition: Definition,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<{ sources: VersionSource[]; gaps: readonly Gap[] }> {
  const lister = createLister(reader, discovery, signal);
  const same = (object: KubeObject) => object;
  const [kustomizations, applications, applied] = await Promise.all([
    lister.list({ group: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations' }, same),
    lister.list({ group: 'argoproj.io', resource: 'applications' }, same),
    lastApplied(definition, reader, discovery, signal),
  ]);
  const sources = [...fluxSources(kustomizations, definition), ...argoSources(applications, definition), ...applied];
  return { sources, gaps: lister.gaps };
}

/** With which versions objects were last applied by kubectl; a list that breaks off is told by whoever reads users. */
async function lastApplied(
  definition: Definition,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<VersionSource[]> {
  const type = typeToRead(definition, reader, discovery);
  const counts = new Map<string, number>();
  if (type === undefined) return [];
  for await (const page of reader.list({ type, detail: 'metadata', pageSize: 500, texts: true })) {
    if (!page.ok || signal.aborted) break;
    for (const text of page.value.texts ?? []) {
      const version = lastAppliedVersion(annotationOf(text), definition.group);
      if (version !== undefined) counts.set(version, (counts.get(version) ?? 0) + 1);
    }
  }
  return [...counts].map(([version, objects]) => ({ version, kind: 'last-applied', name: '', objects }));
}

/** @param text an object as the API server sent it */
function annotationOf(text: string): string | undefined {
  if (!text.includes(LAST_APPLIED)) return undefined;
  const object = JSON.parse(text) as Json;
  return isObject(object) ? stringAt(object, 'metadata', 'annotations', LAST_APPLIED) : undefined;
}
