import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase, OwnCase } from './fault-case.ts';

/** A case and its name. */
export interface LoadedCase {
  readonly name: string;
  readonly fault: FaultCase | OwnCase;
}

const FOLDER = join(import.meta.dirname, '../cases');

/** All cases in order of name, or those named. A file exports one case as default, or a family of them by name. */
export async function loadCases(names: readonly string[] = []): Promise<LoadedCase[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  const all = (await Promise.all(files.map(load))).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
  const unknown = names.filter((name) => !all.some((loaded) => loaded.name === name));
  if (unknown.length > 0) {
    throw new Error(`there is no case ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function load(file: string): Promise<LoadedCase[]> {
  const module: unknown = await import(join(FOLDER, file));
  const exported = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (isCase(exported)) return [{ name: file.replace(/\.ts$/, ''), fault: exported }];
  if (typeof exported !== 'object' || exported === null) throw new Error(`${file} has no case as default export`);
  return Object.entries(exported).map(([name, fault]) => {
    if (!isCase(fault)) throw new Error(`${name} in ${file} is no case`);
    return { name, fault };
  });
}

function isCase(value: unknown): value is FaultCase | OwnCase {
  return typeof value === 'object' && value !== null && 'title' in value && ('exits' in value || 'run' in value);
}
