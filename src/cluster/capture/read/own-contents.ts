import type { Gap } from '../../../objects/gap.ts';
import type { Result } from '../../../objects/problem.ts';
import { success } from '../../../objects/problem.ts';
import { groupResource, type ResourceType } from '../../../objects/resource-type.ts';
import { readManifest } from '../content/manifest.ts';
import type { CaptureContents } from './contents.ts';
import type { FileIndex } from './file-index.ts';

/** The contents of a capture that this program took: its manifest says what was asked, and what could not be read. */
export function ownContents(
  manifestText: string,
  index: FileIndex,
  namespace: string | undefined,
): Result<CaptureContents> {
  const read = readManifest(manifestText);
  if (!read.ok) return read;
  const manifest = read.value;
  const whole = new Set(
    manifest.lists.map(({ group, resource, namespace }) => listKey({ group, resource }, namespace)),
  );
  const gaps = new Map<string, Gap>();
  for (const gap of manifest.gaps) {
    if (gap.subject.kind === 'list') gaps.set(listKey(gap.subject.type, gap.subject.namespace ?? null), gap);
  }
  const missing = (type: ResourceType, within: string | undefined): Gap | undefined => {
    if (whole.has(listKey(type, null)) || (within !== undefined && whole.has(listKey(type, within)))) return undefined;
    const known = (within === undefined ? undefined : gaps.get(listKey(type, within))) ?? gaps.get(listKey(type, null));
    if (known !== undefined) return known;
    const subject = { kind: 'list', type, namespace: within } as const;
    const where = within === undefined ? 'of all namespaces' : `of namespace ${within}`;
    return { subject, reason: 'not-captured', message: `${groupResource(type)} ${where} were not captured` };
  };
  return success({
    format: 'capture',
    takenAt: Date.parse(manifest.takenAt),
    serverVersion: manifest.serverVersion,
    defaultNamespace: namespace ?? manifest.defaultNamespace,
    discovery: {
      types: manifest.types,
      allVersions: manifest.allVersions,
      gaps: manifest.discoveryGaps,
    },
    scrapes: manifest.scrapes,
    files: (type, within) => index.files(type, within),
    missing,
    missingLog(podNamespace, pod, container) {
      const known = manifest.gaps.find(
        ({ subject }) =>
          subject.kind === 'log' &&
          subject.namespace === podNamespace &&
          subject.pod === pod &&
          (container === undefined || subject.container === container),
      );
      if (known !== undefined) return known;
      const message =
        manifest.logLines === undefined ? 'logs were not captured (--logs)' : 'the capture has no such log';
      return { subject: { kind: 'log', namespace: podNamespace, pod, container }, reason: 'not-captured', message };
    },
  });
}

function listKey(type: { group: string; resource: string }, namespace: string | null): string {
  return `${groupResource(type)}/${namespace ?? ''}`;
}
