import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { type JsonObject, objectAt } from '../../../objects/json.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import { apiVersionOf, groupResource } from '../../../objects/resource-type.ts';
import { inWords } from '../../../objects/words.ts';
import { sanitize } from '../../../views/text/sanitize.ts';

/**
 * Keeps an object as it was in a file that only its owner may read; answers the path. `kubectl create -f` of it makes the
 * object anew: resourceVersion, with which the API server makes nothing, stands in a comment. Of Secrets there is metadata
 * only: their values are never read.
 * @param now milliseconds since the epoch, for the file's name
 */
export async function backUp(object: KubeObject, directory: string, now: number): Promise<Result<string>> {
  const path = join(directory, fileName(object, now));
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const yaml = dump(content(object), { noRefs: true, lineWidth: -1, skipInvalid: true });
    await writeFile(path, `${head(object)}${yaml}`, { mode: 0o600, flag: 'wx' });
    return success(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      `the backup could not be written: ${reason}`,
      'Nothing was changed. --backup-dir chooses another folder.',
    );
  }
}

/** File systems take names of 255 bytes; those of objects can be longer. */
const LONGEST = 200;

function fileName({ type, metadata }: KubeObject, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '');
  const parts = [groupResource(type), metadata.namespace, metadata.name].filter((part) => part !== undefined);
  const plain = parts.join('_').replaceAll(/[^A-Za-z0-9._-]/g, '-');
  return `${plain.slice(0, LONGEST)}_${stamp}.yaml`;
}

function head(object: KubeObject): string {
  const { resourceVersion = '' } = object.metadata;
  const restore =
    object.body === undefined
      ? 'Its metadata only: values of Secrets are not read. kubectl create cannot make it anew.'
      : 'kubectl create -f FILE makes it anew, but for its status and uid.';
  return [`${inWords(object)} at resourceVersion ${resourceVersion}.`, restore]
    .map((line) => `# ${sanitize(line)}\n`)
    .join('');
}

function content({ type, metadata, body }: KubeObject): JsonObject {
  if (body !== undefined) {
    const { resourceVersion: _, ...kept } = objectAt(body, 'metadata') ?? {};
    return { ...body, metadata: kept };
  }
  const { namespace, name, uid, finalizers, labels, annotations } = metadata;
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid,
      finalizers: [...finalizers],
      labels: { ...labels },
      annotations: { ...annotations },
    },
  };
}
