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

/** A key as it was at some revision of etcd. */
export interface StoredValue {
  readonly key: string;
  readonly value: Buffer;
  /** The revision of etcd at which it was written. */
  readonly revision: number;
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
  /** Takes a key away; the API server sees a deletion. */
  remove(key: string): Promise<void>;
  /** The keys that begin with a prefix, sorted. */
  keys(prefix: string): Promise<string[]>;
  /** All that begins with a prefix, in one read, sorted: as it is now, or as it was at a revision. */
  range(prefix: string, atRevision?: number): Promise<StoredValue[]>;
  /** The revision of the last write, whoever made it. */
  revision(): Promise<number>;
  /** Each value that a key has had from a revision on, up to the one it has now, oldest first. */
  history(key: string, fromRevision: number): Promise<StoredValue[]>;
  /** Forgets what was before a revision, as the API server has it done every five minutes. */
  compact(revision: number): Promise<void>;
}

/** A client of etcd's JSON gateway (https://etcd.io/docs/latest/dev-guide/api_grpc_gateway/). */
export function etcdStore(endpoint: string): EtcdStore {
  const call = async (path: string, body: object): Promise<EtcdAnswer> => {
    const response = await fetch(`${endpoint}/v3/kv/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`etcd ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const find = async (key: string, revision?: number): Promise<StoredValue | undefined> => {
    const body = { key: encode(key), ...(revision === undefined ? {} : { revision: String(revision) }) };
    return entries(await call('range', body))[0];
  };
  return {
    async get(key) {
      return (await find(key))?.value;
    },
    async put(key, value) {
      await call('put', { key: encode(key), value: Buffer.from(value).toString('base64') });
    },
    async remove(key) {
      await call('deleterange', { key: encode(key) });
    },
    async keys(prefix) {
      return entries(await call('range', { ...below(prefix), keys_only: true })).map(({ key }) => key);
    },
    async range(prefix, atRevision) {
      const at = atRevision === undefined ? {} : { revision: String(atRevision) };
      return entries(await call('range', { ...below(prefix), ...at }));
    },
    async revision() {
      return Number((await call('range', { key: encode('/'), count_only: true })).header.revision);
    },
    async history(key, fromRevision) {
      const found: StoredValue[] = [];
      let value = await find(key);
      while (value !== undefined && value.revision >= fromRevision) {
        found.push(value);
        value = value.revision > fromRevision ? await find(key, value.revision - 1) : undefined;
      }
      return found.reverse();
    },
    async compact(revision) {
      await call('compaction', { revision: String(revision), physical: true });
    },
  };
}

/** The shape is etcd's own; 64-bit numbers are strings, and what is empty is left out. */
interface EtcdAnswer {
  readonly header: { readonly revision: string };
  readonly kvs?: readonly { readonly key: string; readonly value?: string; readonly mod_revision: string }[];
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function below(prefix: string): { key: string; range_end: string } {
  return { key: encode(prefix), range_end: encode(`${prefix}\xff`) };
}

function entries({ kvs = [] }: EtcdAnswer): StoredValue[] {
  return kvs.map((entry) => ({
    key: Buffer.from(entry.key, 'base64').toString('utf8'),
    value: Buffer.from(entry.value ?? '', 'base64'),
    revision: Number(entry.mod_revision),
  }));
}
