import type { Gap } from '../../../objects/gap.ts';
import type { JsonObject } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import { groupResource, type ResourceType } from '../../../objects/resource-type.ts';
import type { CaptureEnvironment } from '../capture-environment.ts';
import { guessType, otherVersionsOf } from '../content/guess-type.ts';
import { type FileSet, isTimestampFile } from '../files/file-set.ts';
import type { CaptureContents } from './contents.ts';
import type { FileIndex, LocatedType } from './file-index.ts';
import type { ParsedFiles } from './parsed-files.ts';

/**
 * The contents of a must-gather, or of what `oc adm inspect` wrote: paths tell the types, their first objects tell the
 * kinds. It does not say what was left out, so only what a folder holds a file for counts as captured.
 */
export async function mustGatherContents(
  files: FileSet,
  parsed: ParsedFiles,
  index: FileIndex,
  environment: CaptureEnvironment,
): Promise<Result<CaptureContents>> {
  const definitions = await readDefinitions(index, parsed);
  const types = (await Promise.all(index.types.map((type) => typeOf(type, parsed, definitions)))).filter(
    (type) => type !== undefined,
  );
  if (types.length === 0)
    return failure('it looks like a must-gather, but no file in it holds an object', 'Check the path given to --from.');
  const captured = new Set(types.map((type) => groupResource(type)));
  const namespaces = new Set(index.namespaces);
  const missing = (type: ResourceType, namespace: string | undefined): Gap | undefined => {
    const isThere = index.files(type, namespace).length > 0;
    if (captured.has(groupResource(type)) && (isThere || namespace === undefined)) return undefined;
    const message =
      namespace !== undefined && !namespaces.has(namespace)
        ? `the must-gather does not hold namespace ${namespace}`
        : `the must-gather does not hold ${groupResource(type)}${namespace === undefined ? '' : ` of namespace ${namespace}`}`;
    return { subject: { kind: 'list', type, namespace }, reason: 'not-captured', message };
  };
  return success({
    format: 'must-gather',
    takenAt: (await timestamp(files)) ?? files.modifiedAt ?? environment.now(),
    defaultNamespace: environment.namespace ?? (namespaces.size === 1 ? index.namespaces[0] : undefined) ?? 'default',
    discovery: {
      types,
      allVersions: types.flatMap((type) => [type, ...otherVersionsOf(type, definitions)]),
      gaps: [
        {
          subject: { kind: 'cluster' },
          reason: 'not-captured',
          message: 'a must-gather holds a part of the cluster only',
        },
      ],
    },
    files: index.files,
    missing,
    missingLog: (namespace, pod, container) => ({
      subject: { kind: 'log', namespace, pod, container },
      reason: 'not-captured',
      message: 'the must-gather does not hold this log',
    }),
  });
}

/** CRDs of the types that are there; a must-gather holds many more. */
async function readDefinitions(index: FileIndex, parsed: ParsedFiles): Promise<JsonObject[]> {
  const names = new Set(index.types.map((type) => groupResource(type)));
  const files = index.files({ group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions' }, undefined);
  const wanted = files.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
    return names.has(name) || name === 'customresourcedefinitions';
  });
  const lists = await Promise.all(wanted.map((path) => parsed.objects(path).catch(() => undefined)));
  return lists.flatMap((list) => list?.objects.map(({ object }) => object) ?? []);
}

/** The type of what a folder holds; undefined where no file of it can be read. */
async function typeOf(
  located: LocatedType,
  parsed: ParsedFiles,
  definitions: readonly JsonObject[],
): Promise<ResourceType | undefined> {
  for (const file of located.files) {
    const list = await parsed.objects(file).catch(() => undefined);
    const named = [...(list?.objects ?? []), ...(list?.listed ?? [])].find(
      ({ apiVersion, kind }) => apiVersion && kind,
    );
    if (named?.apiVersion === undefined || named.kind === undefined) continue;
    const { resource, namespaced } = located;
    const type = guessType({ apiVersion: named.apiVersion, kind: named.kind, resource, namespaced }, definitions);
    // The folder is what the files are found by.
    return { ...type, group: located.group, resource };
  }
  return undefined;
}

/** The first line of the file `timestamp`: `2026-01-02 03:04:05.678901234 +0000 UTC m=+0.123`. */
async function timestamp(files: FileSet): Promise<number | undefined> {
  const path = files.paths.find(isTimestampFile);
  if (path === undefined) return undefined;
  const text = (await files.read(path)).toString('utf8');
  const [, date, time, fraction = '', offset] =
    /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?\d* ([+-]\d{4})/.exec(text) ?? [];
  const milliseconds = Date.parse(`${date}T${time}${fraction}${offset?.replace(/(\d\d)$/, ':$1')}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
