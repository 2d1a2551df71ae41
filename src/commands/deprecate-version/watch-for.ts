import { type SoakBaseline, type SoakQuery, soak } from '../../act/versions/soak.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { SoakFinding } from '../../versions/soak.ts';
import { formatAge } from '../../views/text/age.ts';
import { listenForKey } from './return-key.ts';

/** How watching ended: by itself, by Ctrl-C, by the key that serves the version again, or by something that fails. */
export type Watched =
  | { readonly kind: 'quiet'; readonly gaps: readonly Gap[] }
  | { readonly kind: 'interrupted' | 'returned' }
  | { readonly kind: 'failing'; readonly findings: readonly SoakFinding[] };

/** Watches for what fails since a version is no longer served, shows for how long, and listens for the key to return. */
export async function watchFor(
  query: Pick<SoakQuery, 'definition' | 'version' | 'replacement' | 'duration'>,
  before: SoakBaseline,
  { reader, discovery }: { readonly reader: ClusterReader; readonly discovery: Discovery },
  { terminal, signal }: CommandContext,
): Promise<Watched> {
  let left = query.duration;
  const interrupted = new AbortController();
  const key = listenForKey('r', terminal.stdin, () => interrupted.abort());
  const hide = terminal.progress(
    () => `watching for what fails, ${formatAge(left)} left; press r to serve ${query.version} again`,
  );
  try {
    const ended = AbortSignal.any([signal, key.pressed, interrupted.signal]);
    const onTick = (milliseconds: number) => {
      left = milliseconds;
    };
    const { findings, gaps } = await soak({ ...query, signal: ended, onTick }, before, reader, discovery);
    if (key.pressed.aborted) return { kind: 'returned' };
    if (findings.length > 0) return { kind: 'failing', findings };
    return ended.aborted ? { kind: 'interrupted' } : { kind: 'quiet', gaps };
  } finally {
    hide();
    key.end();
  }
}
