import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { ServerDocument } from './document.ts';
import { streamingLists } from './streaming-lists.ts';

/** What a cluster says of itself. */
export interface ServerFacts {
  /** undefined: nothing could be learnt, `gaps` tells why. */
  readonly server: ServerDocument | undefined;
  readonly gaps: readonly Gap[];
}

/** Asks a cluster for its version and for the parts of its API that this program makes use of. */
export async function collectServer(reader: ClusterReader): Promise<ServerFacts> {
  const [version, discovery] = await Promise.all([reader.serverVersion(), reader.discover()]);
  const gaps = [version, discovery].flatMap((answer) => (answer.ok ? [] : [answer.gap]));
  if (!discovery.ok) {
    // Without an answer to either question the same failure would be told twice.
    return { server: undefined, gaps: gaps.slice(-1) };
  }
  const { allVersions, form } = discovery.value;
  const migration = allVersions.filter(
    ({ group, resource }) => group === 'storagemigration.k8s.io' && resource === 'storageversionmigrations',
  );
  const lists = version.ok ? streamingLists(version.value.gitVersion) : undefined;
  const { source } = reader;
  return {
    server: {
      source: source.kind === 'live' ? source.server : source.path,
      ...(version.ok ? { version: version.value } : {}),
      storageVersionMigration: migration.map((type) => type.version),
      ...(lists === undefined ? {} : { streamingLists: lists }),
      ...(form === undefined ? {} : { discovery: form }),
    },
    gaps,
  };
}
