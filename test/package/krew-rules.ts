/** krew's manifest, as far as plugins use it. */
export interface KrewManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly version: string;
    readonly homepage: string;
    readonly shortDescription: string;
    readonly description: string;
    readonly caveats: string;
    readonly platforms: readonly KrewPlatform[];
  };
}

/** One platform of it. */
export interface KrewPlatform {
  readonly selector: { readonly matchLabels: { readonly os: string; readonly arch: string } };
  readonly uri: string;
  readonly sha256: string;
  readonly bin: string;
  readonly files: readonly { readonly from: string; readonly to: string }[];
}

/** Names that Windows keeps for devices, which krew refuses for plugins. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** krew takes semantic versions with a `v` in front and nothing missing. */
const VERSION = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/;

/** What krew's validation (internal/index/validation) and its checks of new plugins (cmd/validate-krew-manifest) refuse. */
export function invalid({ apiVersion, kind, metadata, spec }: KrewManifest): string[] {
  const platforms = spec.platforms.map(({ selector: { matchLabels } }) => `${matchLabels.os}/${matchLabels.arch}`);
  const rules: readonly (readonly [boolean, string])[] = [
    [apiVersion === 'krew.googlecontainertools.github.com/v1alpha2', 'apiVersion'],
    [kind === 'Plugin', 'kind'],
    [/^[\w-]+$/.test(metadata.name) && !RESERVED.test(metadata.name), 'name'],
    [VERSION.test(spec.version), 'version'],
    [/^https:\/\//.test(spec.homepage), 'homepage'],
    [spec.shortDescription !== '' && spec.shortDescription.length <= 50, 'shortDescription is at most 50 characters'],
    [!/[\r\n.]$|[\r\n]/.test(spec.shortDescription), 'shortDescription is one line without a full stop'],
    [platforms.length > 0, 'platforms'],
    [new Set(platforms).size === platforms.length, 'a platform is there twice'],
  ];
  const broken = rules.filter(([holds]) => !holds).map(([, rule]) => rule);
  return [...broken, ...spec.platforms.flatMap((platform, index) => invalidPlatform(platform, platforms[index] ?? ''))];
}

function invalidPlatform({ uri, sha256, bin, files }: KrewPlatform, name: string): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [/^https:\/\/.+\.(tar\.gz|zip)$/.test(uri), 'uri'],
    [/^[0-9a-f]{64}$/.test(sha256), 'sha256'],
    [bin !== '' && !bin.startsWith('/') && !bin.includes('..'), 'bin'],
    [name.startsWith('windows/') === bin.endsWith('.exe'), 'bin ends with .exe on Windows alone'],
    [files.length > 0 && files.every(({ from, to }) => from !== '' && to !== ''), 'files'],
    [files.some(({ from }) => from === 'LICENSE'), 'a licence is among the files'],
    [new Set(files.map(({ from }) => from)).size === files.length, 'a file is there twice'],
  ];
  return rules.filter(([holds]) => !holds).map(([, rule]) => `${name}: ${rule}`);
}
