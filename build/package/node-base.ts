/** The version of Node that is packaged: that of the optional dependencies in package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Node's executable for this machine, which has to be the one that runs this. */
export function localNode(): string {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    optionalDependencies: Readonly<Record<string, string>>;
  };
  const versions = new Set(Object.values(optionalDependencies));
  if (versions.size !== 1 || !versions.has(process.versions.node)) {
    throw new Error(`package with Node ${[...versions].join(', ')} (npm run does), not with ${process.versions.node}`);
  }
  return process.execPath;
}
