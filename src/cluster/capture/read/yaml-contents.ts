import type { Gap } from '../../../objects/gap.ts';
import { type JsonObject, stringAt } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import { groupResource, parseApiVersion } from '../../../objects/resource-type.ts';
import type { CaptureEnvironment } from '../capture-environment.ts';
import { guessType, otherVersionsOf, type SeenType } from '../content/guess-type.ts';
import { CaptureError, type FileSet, isObjectFile } from '../files/file-set.ts';
import type { CaptureContents } from './contents.ts';
import type { ParsedFiles } from './parsed-files.ts';

/** A type, and where its objects are. */
interface Found extends SeenType {
  namespaced: boolean;
  readonly files: Set<string>;
}

/**
 * The contents of any YAML or JSON: all files are read once to learn which types they hold.
 * @param path what the user named
 */
export async function yamlContents(
  path: string,
  files: FileSet,
  parsed: ParsedFiles,
  environment: CaptureEnvironment,
): Promise<Result<CaptureContents>> {
  const found = new Map<string, Found>();
  const definitions: JsonObject[] = [];
  // Without it, what is in no file would look as if it were not in the cluster.
  const gaps: Gap[] = [
    { subject: { kind: 'cluster' }, reason: 'not-captured', message: `only what the files of ${path} hold is known` },
  ];
  const paths = files.paths.filter(isObjectFile);
  for (const file of paths) {
    try {
      const { objects } = await parsed.objects(file);
      for (const { apiVersion, kind, object } of objects) {
        if (!apiVersion || !kind || !stringAt(object, 'metadata', 'name')) continue;
        if (kind === 'CustomResourceDefinition') definitions.push(object);
        const namespaced = Boolean(stringAt(object, 'metadata', 'namespace'));
        const key = `${parseApiVersion(apiVersion).group}/${kind}`;
        const known = found.get(key);
        if (known === undefined)
          found.set(key, { apiVersion, kind, resource: undefined, namespaced, files: new Set([file]) });
        else {
          known.files.add(file);
          known.namespaced ||= namespaced;
        }
      }
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      if (paths.length === 1) return failure(error.message, error.next);
      gaps.push({ subject: { kind: 'cluster' }, reason: 'invalid', message: `${file}: ${error.message}` });
    }
  }
  if (found.size === 0) {
    return failure(
      'it holds no Kubernetes object',
      'Give a capture (.tar.gz), a must-gather, or a folder or file of YAML.',
    );
  }
  const byType = new Map([...found.values()].map((seen) => [guessType(seen, definitions), seen.files] as const));
  const types = [...byType.keys()];
  const filesOf = new Map([...byType].map(([type, itsFiles]) => [groupResource(type), [...itsFiles]]));
  return success({
    format: 'yaml',
    takenAt: files.modifiedAt ?? environment.now(),
    defaultNamespace: environment.namespace ?? 'default',
    discovery: { types, allVersions: types.flatMap((type) => [type, ...otherVersionsOf(type, definitions)]), gaps },
    files: (type) => filesOf.get(groupResource(type)) ?? [],
    missing(type, namespace) {
      if (filesOf.has(groupResource(type))) return undefined;
      const message = `the files hold no ${groupResource(type)}`;
      return { subject: { kind: 'list', type, namespace }, reason: 'not-captured', message };
    },
    missingLog: (namespace, pod, container) => ({
      subject: { kind: 'log', namespace, pod, container },
      reason: 'not-captured',
      message: 'YAML files hold no logs',
    }),
  });
}
