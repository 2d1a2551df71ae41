import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { type LiveReader, openLiveReader } from '../../src/cluster/live/open-live-reader.ts';
import type { Target } from '../../src/cluster/live/target.ts';
import { environmentOf, targetOf } from '../../src/cluster/live/testing/api-server.ts';
import type { Discovery } from '../../src/cluster/reader.ts';
import { type JsonObject, objectsAt, stringAt } from '../../src/objects/json.ts';
import type { ResourceType } from '../../src/objects/resource-type.ts';

/** A target as one of the harness's kubeconfigs (JSON, with everything inline) describes it. */
export function targetFromKubeconfig(path: string, changes: Partial<Target> = {}): Target {
  const config: JsonObject = JSON.parse(readFileSync(path, 'utf8'));
  const [cluster] = objectsAt(config, 'clusters');
  const [user] = objectsAt(config, 'users');
  const pem = (from: JsonObject | undefined, ...keys: string[]) =>
    Buffer.from(stringAt(from, ...keys) ?? '', 'base64').toString();
  const credentials = {
    clientCertificate: pem(user, 'user', 'client-certificate-data'),
    clientKey: pem(user, 'user', 'client-key-data'),
    headers: {},
  };
  return targetOf(new URL(stringAt(cluster, 'cluster', 'server') ?? ''), {
    certificateAuthority: pem(cluster, 'cluster', 'certificate-authority-data'),
    credentials: async () => ({ ok: true, value: credentials }),
    ...changes,
  });
}

/** A reader, closed when the test file is done. */
export function openReader(target: Target, cacheDirectory?: string): LiveReader {
  const reader = openLiveReader(target, environmentOf({ cacheDirectory }));
  afterAll(() => reader.close());
  return reader;
}

/** What a reader discovers; throws where it discovers nothing. */
export async function discovered(reader: LiveReader): Promise<Discovery> {
  const found = await reader.discover();
  if (!found.ok) throw new Error(found.gap.message);
  return found.value;
}

/** One discovered type. */
export async function typeOf(reader: LiveReader, resource: string, group = ''): Promise<ResourceType> {
  const { types } = await discovered(reader);
  const found = types.find((type) => type.resource === resource && type.group === group);
  if (found === undefined) throw new Error(`no ${resource}.${group}`);
  return found;
}
