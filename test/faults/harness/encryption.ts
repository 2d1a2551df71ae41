import { createDecipheriv, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/** A key that the API server encrypts Secrets with. */
export interface EncryptionKey {
  readonly name: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** Makes a key of that name. */
export function encryptionKey(name: string): EncryptionKey {
  return { name, secret: randomBytes(32) };
}

/**
 * Writes a file for `--encryption-provider-config`: Secrets are written with the first provider, and read with each. A
 * key stands for AES-CBC, undefined for no encryption.
 */
export function writeEncryptionConfig(path: string, providers: readonly (EncryptionKey | undefined)[]): void {
  const provider = (key: EncryptionKey | undefined): object =>
    key === undefined
      ? { identity: {} }
      : { aescbc: { keys: [{ name: key.name, secret: key.secret.toString('base64') }] } };
  const config = {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    resources: [{ resources: ['secrets'], providers: providers.map(provider) }],
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
}

/** A value of etcd, decrypted. */
export interface DecryptedValue {
  /** Name of the key that it was encrypted with; undefined: it was not. */
  readonly keyName: string | undefined;
  readonly text: string;
}

/**
 * Decrypts a value that the API server stored: `k8s:enc:aescbc:v1:NAME:`, an initialisation vector of 16 bytes, the
 * encrypted rest (apiserver pkg/storage/value/encrypt/aes/aes.go).
 */
export function decrypt(value: Buffer, keys: readonly EncryptionKey[]): DecryptedValue {
  for (const { name, secret } of keys) {
    const prefix = `k8s:enc:aescbc:v1:${name}:`;
    if (!value.subarray(0, prefix.length).equals(Buffer.from(prefix))) continue;
    const vector = value.subarray(prefix.length, prefix.length + 16);
    const decipher = createDecipheriv('aes-256-cbc', secret, vector);
    const text = Buffer.concat([decipher.update(value.subarray(prefix.length + 16)), decipher.final()]);
    return { keyName: name, text: text.toString('utf8') };
  }
  return { keyName: undefined, text: value.toString('utf8') };
}
