import { readFileSync } from 'node:fs';
import type { Target } from '../../src/cluster/live/target.ts';
import { targetOf } from '../../src/cluster/live/testing/api-server.ts';
import { type JsonObject, objectsAt, stringAt } from '../../src/objects/json.ts';

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
