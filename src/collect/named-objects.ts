import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadAll } from 'js-yaml';
import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { nameSelector } from '../objects/field-selector-text.ts';
import type { Answer } from '../objects/gap.ts';
import { gapProblem } from '../objects/gap-problem.ts';
import { isObject, objectsAt, stringAt } from '../objects/json.ts';
import { nearest } from '../objects/nearest.ts';
import type { KubeObject } from '../objects/object.ts';
import { failure, type Result, success } from '../objects/problem.ts';
import { resolveType, typeOfKind, undiscovered } from '../objects/resolve-type.ts';
import { groupResource, parseApiVersion, type ResourceType } from '../objects/resource-type.ts';

/** An object as the command line names it. */
export interface Target {
  readonly type: string;
  readonly name: string;
}

interface ObjectKey {
  readonly type: ResourceType;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** Reads the objects that arguments name. The first that cannot be read is the problem. */
export async function objectsByName(
  targets: readonly Target[],
  reader: ClusterReader,
  discovery: Discovery,
  allNamespaces: boolean,
): Promise<Result<KubeObject[]>> {
  const found = await namedObjects(targets, reader, discovery, allNamespaces);
  return found.ok ? readable(found.value) : found;
}

/** An object that was asked for by name: as it was read, or why it could not be. */
export interface NamedObject {
  readonly type: ResourceType;
  readonly answer: Answer<KubeObject>;
}

/**
 * Reads the objects that arguments name. With `allNamespaces` a name is looked for in all of them, and has to be in one
 * only. One that is not there is a problem; one that is there and cannot be read is answered with its gap.
 */
export async function namedObjects(
  targets: readonly Target[],
  reader: ClusterReader,
  discovery: Discovery,
  allNamespaces: boolean,
): Promise<Result<NamedObject[]>> {
  const keys: ObjectKey[] = [];
  for (const { type: typeName, name } of targets) {
    const type = resolveType(typeName, discovery, nearest);
    if (!type.ok) return type;
    const key = { type: type.value, name, namespace: type.value.namespaced ? reader.defaultNamespace : undefined };
    const namespaces = allNamespaces && type.value.namespaced ? await namespacesOf(key, reader) : [];
    const [only] = namespaces;
    if (namespaces.length > 1 && !namespaces.includes(reader.defaultNamespace)) {
      return failure(
        `${groupResource(type.value)} "${name}" is in several namespaces: ${namespaces.join(', ')}`,
        'Choose one with -n.',
      );
    }
    keys.push(namespaces.length === 1 ? { ...key, namespace: only } : key);
  }
  return readObjects(keys, reader);
}

/** The namespaces that have an object of this type and name. */
async function namespacesOf({ type, name }: ObjectKey, reader: ClusterReader): Promise<string[]> {
  const fieldSelector = nameSelector(name);
  if (fieldSelector === undefined) return [];
  const namespaces: string[] = [];
  for await (const page of reader.list({ type, detail: 'metadata', fieldSelector })) {
    if (page.ok) namespaces.push(...page.value.objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  }
  return namespaces.sort();
}

/** Reads the objects that a file of YAML or JSON names: what the cluster has of them, not what the file says. */
export async function objectsByFile(
  file: string,
  stdin: NodeJS.ReadableStream,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<KubeObject[]>> {
  const content = await readText(file, stdin);
  if (!content.ok) return content;
  const keys: ObjectKey[] = [];
  for (const document of content.value) {
    const items = stringAt(document, 'kind')?.endsWith('List') ? objectsAt(document, 'items') : [document];
    for (const item of items) {
      const kind = stringAt(item, 'kind');
      const name = stringAt(item, 'metadata', 'name');
      if (kind === undefined || name === undefined)
        return failure(`${file}: an object without kind or name`, 'Give a file of Kubernetes objects.');
      const apiVersion = stringAt(item, 'apiVersion') ?? '';
      const type = typeOfKind(apiVersion, kind, discovery);
      if (type === undefined) {
        const hidden = undiscovered(`${kind} of ${apiVersion}`, parseApiVersion(apiVersion).group, discovery);
        return (
          hidden ??
          failure(`the cluster has no type ${kind} of ${apiVersion}`, 'kubectl api-resources lists its types.')
        );
      }
      keys.push({
        type,
        name,
        namespace: type.namespaced ? (stringAt(item, 'metadata', 'namespace') ?? reader.defaultNamespace) : undefined,
      });
    }
  }
  if (keys.length === 0) return failure(`${file} has no object`, 'Give a file of Kubernetes objects.');
  const found = await readObjects(keys, reader);
  return found.ok ? readable(found.value) : found;
}

async function readText(file: string, stdin: NodeJS.ReadableStream): Promise<Result<ReturnType<typeof objectsAt>>> {
  try {
    const content = file === '-' ? await text(stdin) : await readFile(file, 'utf8');
    return success((loadAll(content) as unknown[]).filter(isObject));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return failure(`${file} cannot be read: ${reason}`, 'Give a file of YAML or JSON, or - for standard input.');
  }
}

async function readObjects(keys: readonly ObjectKey[], reader: ClusterReader): Promise<Result<NamedObject[]>> {
  const answers = await Promise.all(keys.map((key) => reader.get({ ...key, detail: 'whole' })));
  const objects: NamedObject[] = [];
  for (const [index, answer] of answers.entries()) {
    const key = keys[index];
    if (key === undefined) continue;
    if (!answer.ok && answer.gap.reason === 'not-found') return notFound(key, reader);
    objects.push({ type: key.type, answer });
  }
  return success(objects);
}

function readable(named: readonly NamedObject[]): Result<KubeObject[]> {
  const objects: KubeObject[] = [];
  for (const { answer } of named) {
    if (!answer.ok) return { ok: false, problem: gapProblem(answer.gap) };
    objects.push(answer.value);
  }
  return success(objects);
}

/** Looks where else the name is, and which names are like it, so that the next step is plain. */
async function notFound({ type, name, namespace }: ObjectKey, reader: ClusterReader): Promise<Result<never>> {
  const message = `${groupResource(type)} "${name}" not found${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
  const flag = namespace === undefined ? '' : ` -n ${namespace}`;
  const elsewhere = namespace === undefined ? [] : await namespacesOf({ type, name, namespace }, reader);
  if (elsewhere.length > 0)
    return failure(
      message,
      `It is in ${elsewhere
        .slice(0, 3)
        .map((other) => `-n ${other}`)
        .join(', ')}.`,
    );
  const names: string[] = [];
  for await (const page of reader.list({ type, namespace, detail: 'metadata' })) {
    if (page.ok) names.push(...page.value.objects.map(({ metadata }) => metadata.name));
  }
  const alike = nearest(name, names);
  if (alike.length > 0) return failure(message, `Did you mean ${alike.join(' or ')}?`);
  return failure(message, `kubectl get ${groupResource(type)}${flag} lists what is there.`);
}
