import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { isLocal, type Target } from './targets.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Path of Node's executable for a target, of the version that runs this: this machine's is the one that runs; another's
 * is taken from its npm package, kept outside the repository, once its sha512 is the one in package-lock.json.
 */
export async function nodeExecutable(target: Target): Promise<string> {
  const version = lockedVersion(target.nodePackage);
  if (version !== process.versions.node) {
    throw new Error(`package with Node ${version}, as npm run does, not with ${process.versions.node}`);
  }
  if (isLocal(target)) return process.execPath;
  const kept = join(cacheFolder(), `${target.nodePackage}-${version}`);
  if (!existsSync(kept)) {
    const content = await executableIn(download(target.nodePackage, version));
    writeFileSync(`${kept}.${process.pid}`, content, { mode: 0o755 });
    renameSync(`${kept}.${process.pid}`, kept);
  }
  return kept;
}

function cacheFolder(): string {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubectl-operator', 'node');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The package as the registry gives it, proven to be the one that was locked. */
function download(name: string, version: string): Buffer {
  const folder = mkdtempSync(join(cacheFolder(), 'download-'));
  try {
    execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], { stdio: 'pipe' });
    const [file = ''] = readdirSync(folder);
    const archive = readFileSync(join(folder, file));
    const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (integrity !== locked(name).integrity) throw new Error(`${name}@${version} is not what package-lock.json says`);
    return archive;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function executableIn(archive: Buffer): Promise<Buffer> {
  const tar = extract();
  tar.end(gunzipSync(archive));
  for await (const entry of tar) {
    const wanted = /^package\/bin\/node(\.exe)?$/.test(entry.header.name);
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) if (wanted) chunks.push(chunk);
    if (wanted) return Buffer.concat(chunks);
  }
  throw new Error('the npm package holds no executable of Node');
}

function lockedVersion(name: string): string {
  return locked(name).version;
}

function locked(name: string): { readonly version: string; readonly integrity: string } {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { version: string; integrity: string }>>;
  };
  const entry = packages[`node_modules/${name}`];
  if (entry === undefined) throw new Error(`package-lock.json does not know ${name}`);
  return entry;
}
