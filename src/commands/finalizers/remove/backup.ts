import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import type { KubeObject } from '../../../objects/object.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import { apiVersionOf, groupResource } from '../../../objects/resource-type.ts';

/**
 * Keeps an object as it was in a file that only its owner may read; answers the path. Of Secrets there is metadata only:
 * their values are never read.
 * @param now milliseconds since the epoch, for the file's name
 */
export async function backUp(object: KubeObject, directory: string, now: number): Promise<Result<string>> {
  const { type, metadata, body } = object;
  const stamp = new Date(now)
    .toISOString()
    .replaceAll(':', '')
    .replace(/\.\d+Z$/, 'Z');
  const parts = [groupResource(type), metadata.namespace, metadata.name, stamp].filter((part) => part !== undefined);
  const path = join(directory, `${parts.join('_').replaceAll(/[^A-Za-z0-9._-]/g, '-')}.yaml`);
  const { namespace, name, uid, finalizers, labels, annotations } = metadata;
  const content = body ?? {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name,
      namespace,
      uid,
      finalizers: [...finalizers],
      labels: { ...labels },
      annotations: { ...annotations },
    },
  };
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(path, dump(content, { noRefs: true, lineWidth: -1, skipInvalid: true }), {
      mode: 0o600,
      flag: 'wx',
    });
    return success(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      `the backup could not be written: ${reason}`,
      'Nothing was changed. --backup-dir chooses another folder.',
    );
  }
}
