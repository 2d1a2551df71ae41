import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { withLock } from './lock.ts';
import { runOk } from './run.ts';

/** What to build, and where to keep it. */
export interface BuildRequest {
  /** What progress lines call it. */
  readonly label: string;
  /** Folder of the cache that the programs end up in. */
  readonly directory: string;
  /** Package path of each program's main package, by the program's name. */
  readonly packages: Readonly<Record<string, string>>;
  /** The folder of the Go module to build in; called only where something has to be built. */
  readonly module: () => Promise<string>;
  readonly linkerFlags: string;
  /** Whether go.mod and go.sum have to be complete as they are. */
  readonly readOnly: boolean;
}

/**
 * Builds the programs that the cache folder does not hold yet; answers the path of each by its name. A program is
 * moved into place whole, so another process never sees half of one.
 */
export async function buildPrograms(request: BuildRequest): Promise<Map<string, string>> {
  if (missing(request).length > 0) await withLock(join(request.directory, 'lock'), () => build(request));
  return new Map(Object.keys(request.packages).map((name) => [name, join(request.directory, name)]));
}

function missing(request: BuildRequest): string[] {
  return Object.keys(request.packages).filter((name) => !existsSync(join(request.directory, name)));
}

async function build(request: BuildRequest): Promise<void> {
  const names = missing(request);
  if (names.length === 0) return;
  const started = Date.now();
  progress(`building ${request.label}: ${names.join(', ')} (minutes from a cold Go build cache)`);
  const temporary = mkdtempSync(join(request.directory, 'build-'));
  try {
    const module = await request.module();
    for (const name of names) {
      const source = request.packages[name] ?? '.';
      const mode = request.readOnly ? ['-mod=readonly'] : [];
      const flags = ['-trimpath', '-buildvcs=false', '-ldflags', request.linkerFlags, '-o', join(temporary, name)];
      await runOk('go', ['build', ...mode, ...flags, source], {
        cwd: module,
        env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
        showStderr: true,
      });
      renameSync(join(temporary, name), join(request.directory, name));
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  progress(`built ${request.label} in ${Math.round((Date.now() - started) / 1000)} s`);
}

/**
 * Builds one program of a Go module that is part of the tests and answers its path; cached by the content of all of
 * the module's files. `source` is the package as `go build` takes it, such as `.` or `./cmd/manager`.
 */
export async function buildGo(moduleDirectory: string, source: string, name: string): Promise<string> {
  const module = resolve(moduleDirectory);
  const files = readdirSync(module, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.go') || file === 'go.mod' || file === 'go.sum' || file.endsWith('.yaml'))
    .sort();
  const content = files.flatMap((file) => [file, readFileSync(join(module, file), 'utf8')]);
  const programs = await buildPrograms({
    label: name,
    directory: join(cacheDirectory(), name, contentKey([source, ...content])),
    packages: { [name]: source },
    module: async () => module,
    linkerFlags: '-s -w',
    readOnly: true,
  });
  return programs.get(name) ?? join(module, name);
}

/** A line about what takes time, on stderr. */
export function progress(line: string): void {
  process.stderr.write(`control plane: ${line}\n`);
}

/** Makes a folder of the cache by filling a temporary one and renaming it; answers its path. */
export async function ensureDirectory(path: string, fill: (temporary: string) => Promise<void>): Promise<string> {
  if (existsSync(path)) return path;
  await withLock(`${path}.lock`, async () => {
    if (existsSync(path)) return;
    const temporary = `${path}.tmp-${process.pid}`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    await fill(temporary);
    renameSync(temporary, path);
  });
  return path;
}
