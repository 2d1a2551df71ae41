import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'js-yaml';
import { extract } from 'tar-stream';
import { invalid, type KrewManifest, type KrewPlatform } from './krew-rules.ts';

/** Go's names of this machine's platform. */
const OS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const ARCH: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Installs a plugin into `root` step by step as `kubectl krew install --manifest=… --archive=…` does: validates the
 * manifest, picks this machine's platform, compares the sum, unpacks, moves the files the manifest names, links `bin`.
 * Answers the folder for PATH. Throws where krew would refuse.
 */
export async function krewInstall(manifestFile: string, archive: string, root: string): Promise<string> {
  const manifest = load(readFileSync(manifestFile, 'utf8')) as KrewManifest;
  const problems = invalid(manifest);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (basename(manifestFile) !== `${manifest.metadata.name}.yaml`)
    throw new Error('the file is not called as the plugin');
  const platform = manifest.spec.platforms.find(matchesThisMachine);
  if (platform === undefined) throw new Error('no platform of the manifest is this one');
  const content = readFileSync(archive);
  const sum = createHash('sha256').update(content).digest('hex');
  if (sum !== platform.sha256) throw new Error(`the archive's checksum is ${sum}, not ${platform.sha256}`);
  mkdirSync(root, { recursive: true });
  const unpacked = mkdtempSync(join(root, 'unpacked-'));
  await unpack(gunzipSync(content), unpacked);
  const store = join(root, 'store', manifest.metadata.name, manifest.spec.version);
  moveFiles(platform, unpacked, store);
  const program = within(store, platform.bin);
  if ((statSync(program).mode & 0o111) === 0) throw new Error(`${platform.bin} is not executable`);
  const bin = join(root, 'bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(program, join(bin, `kubectl-${manifest.metadata.name.replaceAll('-', '_')}`));
  return bin;
}

function matchesThisMachine({ selector: { matchLabels } }: KrewPlatform): boolean {
  return matchLabels.os === OS[process.platform] && matchLabels.arch === ARCH[process.arch];
}

/** Only plain files: krew refuses links, and names that lead out of the folder. */
async function unpack(tar: Buffer, folder: string): Promise<void> {
  const entries = extract();
  entries.end(tar);
  for await (const entry of entries) {
    const { name, type, mode = 0 } = entry.header;
    if (type !== 'file' && type !== 'directory') throw new Error(`${name} is a ${type}`);
    const path = within(folder, name);
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.concat(chunks), { mode });
  }
}

function moveFiles(platform: KrewPlatform, from: string, to: string): void {
  for (const file of platform.files) {
    const source = within(from, file.from);
    if (!existsSync(source)) throw new Error(`the archive holds no ${file.from}`);
    const folder = within(to, file.to);
    mkdirSync(folder, { recursive: true });
    renameSync(source, join(folder, basename(source)));
  }
}

function within(folder: string, path: string): string {
  const full = resolve(folder, path);
  if (full !== folder && !full.startsWith(folder + sep)) throw new Error(`${path} leads out of the folder`);
  return full;
}
