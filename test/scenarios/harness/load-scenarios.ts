import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from './define-scenario.ts';

/** A scenario and where it was found. */
export interface LoadedScenario extends Scenario {
  /** The name of its folder, and of its namespace. */
  readonly name: string;
  /** Its manifests.yaml, where it has one. */
  readonly manifests: string | undefined;
}

const FOLDER = join(import.meta.dirname, '..');

/** All scenarios in order of name; of those named, where any are. Throws where one is named that does not exist. */
export async function loadScenarios(names: readonly string[] = []): Promise<LoadedScenario[]> {
  const all = readdirSync(FOLDER)
    .filter((name) => existsSync(join(FOLDER, name, 'scenario.ts')))
    .sort();
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`there is no scenario ${unknown.join(', ')}; there are ${all.join(', ')}`);
  return Promise.all(all.filter((name) => names.length === 0 || names.includes(name)).map(load));
}

async function load(name: string): Promise<LoadedScenario> {
  const module: unknown = await import(join(FOLDER, name, 'scenario.ts'));
  if (typeof module !== 'object' || module === null || !('default' in module) || !isScenario(module.default)) {
    throw new Error(`${name}/scenario.ts has no default export made with defineScenario`);
  }
  const manifests = join(FOLDER, name, 'manifests.yaml');
  return { ...module.default, name, manifests: existsSync(manifests) ? manifests : undefined };
}

function isScenario(value: unknown): value is Scenario {
  return typeof value === 'object' && value !== null && 'title' in value && 'arrange' in value;
}
