import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';

/** Where the API server finds the conversion webhook. */
export interface ConversionWebhook {
  readonly port: number;
  /** PEM. */
  readonly certificateAuthority: string;
}

const MANIFESTS = join(import.meta.dirname, 'manifests');
const GROUP = '/apis/cache.example.com';
const SERVED = ['v1', 'v1alpha1'].flatMap((version) => [
  `${GROUP}/${version}/redisclusters?limit=1`,
  `${GROUP}/${version}/redisbackups?limit=1`,
]);

/** Installs both definitions, the operator's namespace and its permissions; resolves when all versions are served. */
export async function installDefinitions(plane: ControlPlaneHandle, webhook: ConversionWebhook): Promise<void> {
  const definitions = ['crd-redisclusters.yaml', 'crd-redisbackups.yaml'].map((file) => definition(file, webhook));
  // The files are the project's own: each document is an object.
  const permissions = loadAll(manifest('rbac.yaml')) as object[];
  await plane.apply([...permissions, ...definitions]);
  for (const path of SERVED) {
    await waitFor(`${path} to be served`, async () => (await plane.request(path)).status === 200);
  }
}

interface Definition {
  spec: { conversion: { webhook: { clientConfig: object } } };
}

function definition(file: string, webhook: ConversionWebhook): object {
  const parsed = load(manifest(file)) as Definition;
  parsed.spec.conversion.webhook.clientConfig = {
    url: `https://127.0.0.1:${webhook.port}/convert`,
    caBundle: Buffer.from(webhook.certificateAuthority).toString('base64'),
  };
  return parsed;
}

function manifest(file: string): string {
  return readFileSync(join(MANIFESTS, file), 'utf8');
}
