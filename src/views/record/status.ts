import type { RecordedScope } from '../../history/recording/recorded-scope.ts';
import { formatAge } from '../text/age.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, type Column, renderTable } from '../text/table.ts';
import { size } from './progress-text.ts';

/** What a store has, as it is shown. */
export interface RecordStatus {
  readonly path: string;
  readonly bytes: number;
  readonly scopes: readonly RecordedScope[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** `record status -o json`. Times are RFC 3339. */
export interface RecordStatusDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'RecordStatus';
  readonly file: string;
  readonly bytes: number;
  /** One for each type and namespace of each cluster. */
  readonly items: readonly {
    readonly cluster: string;
    readonly group: string;
    readonly resource: string;
    /** Absent: all namespaces, or cluster-scoped. */
    readonly namespace?: string;
    readonly labelSelector?: string;
    /** Objects that were there at last. */
    readonly objects: number;
    readonly entries: number;
    /**
     * When it was watched; what lies between two of them is a hole. Where nothing came after a list, the hole begins when that was
     * asked for.
     */
    readonly watched: readonly { readonly since: string; readonly until: string }[];
  }[];
  readonly gaps: readonly [];
}

/** What a store has, for programs. */
export function statusDocument({ path, bytes, scopes }: RecordStatus): RecordStatusDocument {
  const items = scopes.map(({ namespace, selector, covered, ...scope }) => ({
    ...scope,
    ...(namespace === '' ? {} : { namespace }),
    ...(selector === '' ? {} : { labelSelector: selector }),
    watched: covered.map(({ since, until }) => ({
      since: new Date(since).toISOString(),
      until: new Date(until).toISOString(),
    })),
  }));
  return { apiVersion: 'kubectl-operator/v1', kind: 'RecordStatus', file: path, bytes, items, gaps: [] };
}

const COLUMNS: readonly Column[] = [
  { title: 'CLUSTER', giveWay: 1, least: 8 },
  { title: 'TYPE', giveWay: 2, least: 12 },
  { title: 'NAMESPACE', giveWay: 3, least: 8 },
  { title: 'LABELS', giveWay: 0, least: 6 },
  { title: 'OBJECTS', giveWay: 9, least: 7 },
  { title: 'ENTRIES', giveWay: 9, least: 7 },
  { title: 'SINCE', giveWay: 9, least: 5 },
  { title: 'UNTIL', giveWay: 9, least: 5 },
  { title: 'HOLES', giveWay: 9, least: 5 },
];

/** What a store has, for people. */
export function statusText({ path, bytes, scopes, now }: RecordStatus, width: number, paint: Paint): string {
  const entries = scopes.reduce((sum, scope) => sum + scope.entries, 0);
  const types = new Set(scopes.map(({ group, resource }) => `${group}/${resource}`)).size;
  const answer = `${entries.toLocaleString('en-US')} entries of ${types} ${types === 1 ? 'type' : 'types'} in ${sanitize(path)} (${size(bytes)}).`;
  const rows = scopes.map((scope): Cell[] => {
    const { cluster, group, resource, namespace, selector, objects, covered } = scope;
    const [first] = covered;
    const last = covered.at(-1);
    const holes = Math.max(0, covered.length - 1);
    return [
      { text: cluster },
      { text: group === '' ? resource : `${resource}.${group}` },
      { text: namespace },
      { text: selector },
      { text: String(objects) },
      { text: String(scope.entries) },
      { text: first === undefined ? '' : `${formatAge(now - first.since)} ago` },
      { text: last === undefined ? '' : `${formatAge(Math.max(0, now - last.until))} ago` },
      { text: String(holes), tone: holes > 0 ? 'bad' : 'plain' },
    ];
  });
  return `${answer}\n${rows.length === 0 ? '' : `\n${renderTable(COLUMNS, rows, width, paint)}`}`;
}
