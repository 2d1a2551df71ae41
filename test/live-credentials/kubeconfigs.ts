import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A kubeconfig, each entry by its name. */
export interface ConfigSpec {
  readonly clusters?: Readonly<Record<string, object>>;
  readonly users?: Readonly<Record<string, object>>;
  readonly contexts?: Readonly<Record<string, object>>;
  readonly current?: string;
}

/** Writes a kubeconfig (JSON, which is YAML), and the folders above it; answers its path. */
export function writeConfig(folder: string, file: string, spec: ConfigSpec): string {
  const list = (kind: string, entries: Readonly<Record<string, object>> = {}) =>
    Object.entries(entries).map(([name, body]) => ({ name, [kind]: body }));
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: list('cluster', spec.clusters),
    users: list('user', spec.users),
    contexts: list('context', spec.contexts),
    'current-context': spec.current ?? '',
  };
  writeFileSync(path, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return path;
}

/** Writes a program in Node; answers its path. */
export function writeProgram(folder: string, file: string, source: string): string {
  const path = join(folder, file);
  writeFileSync(path, `#!${process.execPath}\n${source}`, { mode: 0o755 });
  return path;
}
