import { sanitize } from '../../views/text/sanitize.ts';
import type { ClientVersion, ServerDocument, VersionDocument } from './document.ts';
import type { StreamingLists } from './streaming-lists.ts';

/** `-o text` of `version`: the versions on the first line, the rest below. */
export function versionText({ client, server, gaps }: VersionDocument): string {
  const serverVersion =
    server === undefined ? '' : `, API server ${server.version?.gitVersion ?? 'of unknown version'}`;
  const rows = [...clientRows(client), ...(server === undefined ? [] : serverRows(server))];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  const missing = gaps.map(({ subject, message }) => `not read: ${subject}: ${message}`);
  return [`kubectl operator ${client.version}${serverVersion}`, ...lines, ...missing]
    .map((line) => `${sanitize(line)}\n`)
    .join('');
}

type Row = readonly [name: string, value: string];

function clientRows({ commit, node, platform }: ClientVersion): Row[] {
  return [
    ['commit', commit],
    ['Node', node],
    ['platform', platform],
  ];
}

function serverRows({ source, version, storageVersionMigration, streamingLists, discovery }: ServerDocument): Row[] {
  const served = storageVersionMigration.map((migration) => `storagemigration.k8s.io/${migration}`).join(', ');
  return [
    ['server', source],
    ...(version?.platform ? [['server platform', version.platform] as const] : []),
    ['StorageVersionMigration', served || 'not served'],
    ...(streamingLists === undefined ? [] : [['streaming lists', LISTS[streamingLists]] as const]),
    ...(discovery === undefined ? [] : [['discovery', DISCOVERY[discovery]] as const]),
  ];
}

const LISTS = {
  'on-by-default': 'on by default in this version',
  'off-by-default': 'off by default in this version',
  absent: 'not in this version',
} satisfies Record<StreamingLists, string>;

const DISCOVERY = {
  aggregated: 'aggregated',
  'by-group': 'one request a group (not aggregated)',
} satisfies Record<NonNullable<ServerDocument['discovery']>, string>;
