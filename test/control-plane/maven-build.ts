import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { ensureDirectory, progress } from './go-build.ts';
import { runOk } from './run.ts';

/**
 * Builds a Maven project that is part of the tests and answers a folder with its jar and all that it depends on, to
 * be used as `-cp FOLDER/*`; cached by the content of pom.xml and `src`, so that neither Maven nor its registry is
 * asked again. The project has to copy its dependencies to `target` when it is packaged.
 */
export function buildMaven(projectDirectory: string, name: string): Promise<string> {
  const project = resolve(projectDirectory);
  const sources = readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = [join(project, 'pom.xml'), ...sources.sort()];
  const content = files.flatMap((file) => [file.slice(project.length), readFileSync(file, 'utf8')]);
  return ensureDirectory(join(cacheDirectory(), name, contentKey(content)), async (temporary) => {
    const started = Date.now();
    progress(`building ${name} with Maven`);
    const work = join(temporary, 'build');
    for (const part of ['pom.xml', 'src']) cpSync(join(project, part), join(work, part), { recursive: true });
    await runOk('mvn', ['--batch-mode', '--quiet', 'package'], { cwd: work });
    const target = join(work, 'target');
    for (const jar of readdirSync(target).filter((file) => file.endsWith('.jar'))) {
      renameSync(join(target, jar), join(temporary, jar));
    }
    rmSync(work, { recursive: true });
    progress(`built ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
  });
}
