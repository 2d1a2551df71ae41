import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What packaging takes from package.json. */
export interface Project {
  readonly root: string;
  readonly version: string;
  /** The repository as a page, without .git: where it is published, changed in package.json alone. */
  readonly homepage: string;
  readonly description: string;
}

/** Reads package.json. */
export function readProject(): Project {
  const root = join(import.meta.dirname, '../..');
  const { version, description, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    description: string;
    repository: { url: string };
  };
  const homepage = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return { root, version, homepage, description };
}
