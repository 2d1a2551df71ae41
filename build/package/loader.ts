import { Script } from 'node:vm';

/** Where a script's text is found, and V8's compiled code for it. */
export type Asset = (name: string) => Buffer | undefined;

/** The asset that holds the compiled code of a script. */
export function codeCacheOf(script: string): string {
  return `${script}.cache`;
}

/** Loads scripts by name as require() does; whatever is no asset is a module of Node's own. */
export interface Loader {
  load(name: string): unknown;
  /** What was loaded so far. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/** A loader of the scripts that bundleScripts() makes. */
export function createLoader(asset: Asset, nodeRequire: NodeJS.Require): Loader {
  const scripts = new Map<string, Script>();
  const modules = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    if (!name.startsWith('./')) return nodeRequire(name);
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const file = name.slice(2);
    const text = asset(file);
    if (text === undefined) throw new Error(`there is no script ${file}`);
    const script = new Script(text.toString('latin1'), { filename: file, cachedData: asset(codeCacheOf(file)) });
    const module = { exports: {} };
    scripts.set(file, script);
    modules.set(name, module);
    script.runInThisContext()(module.exports, load, module);
    return module.exports;
  };
  return { load, scripts };
}
