/**
 * Whether a server answers `sendInitialEvents` (a list as a stream) unless its administrator has set the feature gate
 * WatchList otherwise, which no API tells.
 */
export type StreamingLists = 'on-by-default' | 'off-by-default' | 'absent';

/**
 * What a version of the API server does by default; undefined where the text is no version.
 * Source: WatchList in k8s.io/apiserver pkg/features/kube_features.go: alpha from 1.27, beta and on in 1.32, off in
 * 1.33, on again from 1.34.
 */
export function streamingLists(gitVersion: string): StreamingLists | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  if (Number(major) !== 1) return Number(major) > 1 ? 'on-by-default' : 'absent';
  const release = Number(minor);
  if (release < 27) return 'absent';
  return release === 32 || release >= 34 ? 'on-by-default' : 'off-by-default';
}
