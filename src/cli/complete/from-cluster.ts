import type { ClusterReader, Discovery, ListQuery } from '../../cluster/reader.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { CommandContext } from '../command.ts';
import { openReader } from '../open-reader.ts';

/** More than anybody reads; a type with more objects is not read to its end. */
const MOST_NAMES = 5000;

/** Names of the types that can be listed, `deployments.apps` and `pods`, and their short names. */
export function types(context: CommandContext): Promise<string[]> {
  return withReader(context, async (_reader, discovery) => {
    const listed = discovery.types.filter(({ verbs, resource }) => verbs.includes('list') && !resource.includes('/'));
    const short = listed.flatMap((type) => type.shortNames.map((name) => `${name}\t${groupResource(type)}`));
    return [...listed.map(groupResource), ...short];
  });
}

/** The names of the namespaces. */
export function namespaces(context: CommandContext): Promise<string[]> {
  return withReader(context, async (reader, discovery) => {
    const type = discovery.types.find(({ group, resource }) => group === '' && resource === 'namespaces');
    return type === undefined ? [] : names(reader, { type, detail: 'metadata' });
  });
}

/** The names of a type's objects in the namespace that the flags choose. */
export function objectNames(typeName: string, context: CommandContext): Promise<string[]> {
  return withReader(context, async (reader, discovery) => {
    const type = resolveType(typeName, discovery, () => []);
    if (!type.ok) return [];
    const all = context.global.allNamespaces || !type.value.namespaced;
    const namespace = all ? undefined : reader.defaultNamespace;
    return names(reader, { type: type.value, namespace, detail: 'metadata' });
  });
}

async function names(reader: ClusterReader, query: ListQuery): Promise<string[]> {
  const found = new Set<string>();
  for await (const page of reader.list(query)) {
    if (!page.ok) break;
    for (const { metadata } of page.value.objects) found.add(metadata.name);
    if (found.size >= MOST_NAMES) break;
  }
  return [...found];
}

/** Asks the cluster, and answers nothing where it cannot be asked. Ends when the context's signal aborts. */
async function withReader(
  context: CommandContext,
  ask: (reader: ClusterReader, discovery: Discovery) => Promise<string[]>,
): Promise<string[]> {
  const reader = await openReader(context);
  if (!reader.ok) return [];
  const close = () => void reader.value.close();
  context.signal.addEventListener('abort', close, { once: true });
  try {
    if (context.signal.aborted) return [];
    const discovery = await reader.value.discover();
    return discovery.ok ? await ask(reader.value, discovery.value) : [];
  } finally {
    context.signal.removeEventListener('abort', close);
    await reader.value.close();
  }
}
