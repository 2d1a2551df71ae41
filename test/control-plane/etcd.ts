import { join } from 'node:path';
import { type ManagedProcess, startProcess } from './process.ts';

/** Starts etcd on a data folder inside `directory`; nothing is synced to disk, the data is thrown away. */
export function startEtcd(binary: string, directory: string, clientPort: number, peerPort: number): ManagedProcess {
  const client = `http://127.0.0.1:${clientPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return startProcess({
    name: 'etcd',
    file: binary,
    args: [
      `--data-dir=${join(directory, 'etcd')}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      '--unsafe-no-fsync',
      '--quota-backend-bytes=8000000000',
    ],
    logFile: join(directory, 'etcd.log'),
  });
}

/** Reads and writes of what the API server has stored, past the API server. */
export interface EtcdStore {
  /** The value of a key such as `/registry/configmaps/default/x`; undefined where there is none. */
  get(key: string): Promise<Buffer | undefined>;
  /**
   * Replaces a value. The API server sees it as a change. JSON values only make sense where it stores JSON
   * (`storageMediaType: 'application/json'`, and custom resources always).
   */
  put(key: string, value: string | Buffer): Promise<void>;
  /** The keys that begin with a prefix, sorted. */
  keys(prefix: string): Promise<string[]>;
}

/** A client of etcd's JSON gateway (https://etcd.io/docs/latest/dev-guide/api_grpc_gateway/). */
export function etcdStore(endpoint: string): EtcdStore {
  const call = async (path: string, body: object): Promise<EtcdEntry[]> => {
    const response = await fetch(`${endpoint}/v3/kv/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`etcd ${path}: ${response.status} ${text}`);
    return entries(JSON.parse(text));
  };
  return {
    async get(key) {
      const [entry] = await call('range', { key: encode(key) });
      return entry === undefined ? undefined : Buffer.from(entry.value, 'base64');
    },
    async put(key, value) {
      await call('put', { key: encode(key), value: Buffer.from(value).toString('base64') });
    },
    async keys(prefix) {
      const found = await call('range', { key: encode(prefix), range_end: encode(`${prefix}\xff`), keys_only: true });
      return found.map((entry) => Buffer.from(entry.key, 'base64').toString('utf8'));
    },
  };
}

interface EtcdEntry {
  readonly key: string;
  readonly value: string;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function entries(answer: unknown): EtcdEntry[] {
  if (typeof answer !== 'object' || answer === null || !('kvs' in answer) || !Array.isArray(answer.kvs)) return [];
  return answer.kvs.map((entry: { key?: string; value?: string }) => ({
    key: entry.key ?? '',
    value: entry.value ?? '',
  }));
}
