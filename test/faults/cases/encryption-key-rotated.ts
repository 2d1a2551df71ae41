import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkClient } from '../../control-plane/bulk.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { plugin } from '../../e2e/plugin.ts';
import { compareStored } from '../harness/compare.ts';
import { decrypt, type EncryptionKey, encryptionKey, writeEncryptionConfig } from '../harness/encryption.ts';
import { defineOwnCase } from '../harness/fault-case.ts';
import { NAMESPACES } from '../harness/plane.ts';
import { storedObject } from '../harness/stored-object.ts';

const keys = [encryptionKey('key1'), encryptionKey('key2')];
const SECRETS = 150;

/** All Secrets, and the names of the keys that they are encrypted with; '' where there is none. */
async function storedSecrets(plane: ControlPlane) {
  const values = await plane.etcd.range('/registry/secrets/');
  const decrypted = values.map(({ key, value }) => ({ key, ...decrypt(value, keys) }));
  return {
    objects: decrypted.map(({ key, text }) => storedObject(key, text)),
    keyNames: [...new Set(decrypted.map(({ keyName }) => keyName ?? ''))],
  };
}

async function loadSecrets(plane: ControlPlane): Promise<void> {
  const client = bulkClient(plane.adminKubeconfig);
  await client.createAll(
    Array.from({ length: SECRETS }, (_, index) => ({
      path: `/api/v1/namespaces/${NAMESPACES[index % NAMESPACES.length]}/secrets`,
      body: {
        metadata: { name: `secret-${index}`, labels: { app: 'faults' } },
        data: { key: Buffer.from(`secret ${index}`).toString('base64') },
      },
    })),
  );
  client.close();
}

export default defineOwnCase({
  title: 'the key of encryption at rest is rotated, and encryption is given up',
  exclusive: true,
  async run(plane, report) {
    const directory = mkdtempSync(join(tmpdir(), 'kubectl-operator-faults-'));
    const config = join(directory, 'encryption.json');
    const encryptWith = async (...providers: readonly (EncryptionKey | undefined)[]): Promise<void> => {
      writeEncryptionConfig(config, providers);
      await plane.api.kill();
      await plane.api.start([`--encryption-provider-config=${config}`]);
    };
    /** Writes all Secrets anew; afterwards that key, and no other, has to be in use. */
    const migrate = async (keyName: string): Promise<void> => {
      const before = await storedSecrets(plane);
      const result = await plugin(['migrate-storage', 'secrets'], {
        kubeconfig: plane.adminKubeconfig,
        env: { XDG_STATE_HOME: directory },
      });
      const after = await storedSecrets(plane);
      const objects = new Map(before.objects.map((object) => [object.key, object]));
      report.compared(compareStored({ objects }, after.objects));
      report.ran(result);
      if (result.code !== 0) report.wrong(`exit code ${result.code}:\n${result.stdout}${result.stderr}`);
      else if (after.keyNames.join() !== keyName) {
        report.falseDone(`exit code 0, and Secrets are encrypted with [${after.keyNames}], not with ${keyName}`);
      }
    };
    try {
      await encryptWith(keys[0], undefined);
      await loadSecrets(plane);
      await migrate('key1');
      await encryptWith(keys[1], keys[0]);
      await migrate('key2');
      await encryptWith(undefined, keys[1]);
      await migrate('');
    } finally {
      await plane.api.kill();
      await plane.api.start();
      rmSync(directory, { recursive: true, force: true });
    }
  },
});
