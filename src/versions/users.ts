import { type FieldManager, fieldManagersOf } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';
import { byPreference } from './version-order.ts';

/** Somebody who wrote objects with a version, as managedFields of the objects tell. Who only reads leaves no trace. */
export interface VersionUser {
  readonly version: string;
  readonly manager: string;
  /** `Apply` or `Update`. */
  readonly operation: string;
  /** `status`, `scale`; undefined: the object itself. */
  readonly subresource: string | undefined;
  /** Objects whose managedFields name it with this version. */
  readonly objects: number;
  /** Of these, the ones that it did not write later with another version. */
  readonly current: number;
  /** The latest change that it made with the version, in milliseconds since the epoch. */
  readonly last: number | undefined;
  /** One of the objects, `shop/cache`; a current one where there is one. */
  readonly example: string;
  /** It writes with another version by now, so that this is but a trace. */
  readonly movedOn: boolean;
}

/** Collects who wrote the objects of a type; nothing of an object is kept. */
export interface UserTally {
  add(object: KubeObject): void;
  /** By version, most preferred first, then those that are still at it, latest first. */
  users(): readonly VersionUser[];
  /** In how many objects a version is named in managedFields. */
  entries(): ReadonlyMap<string, number>;
}

/** Anybody may write under any name: more than so many together are told as one. */
const MOST_USERS = 1000;
const OTHERS = '(others)';

/** @param group of the type: entries of other groups are none of its users' */
export function tallyUsers(group: string): UserTally {
  const users = new Map<string, Counted>();
  const entries = new Map<string, number>();
  return {
    add(object) {
      const managers = fieldManagersOf(object).filter(({ apiVersion }) => parseApiVersion(apiVersion).group === group);
      const versions = new Set(managers.map(({ apiVersion }) => parseApiVersion(apiVersion).version));
      for (const version of versions) entries.set(version, (entries.get(version) ?? 0) + 1);
      for (const entry of managers) count(users, entry, managers, object);
    },
    users: () =>
      [...users.values()]
        .map((user) => ({ ...user, movedOn: movedOn(user, [...users.values()]) }))
        .sort(
          (a, b) =>
            byPreference(a.version, b.version) ||
            Number(a.movedOn) - Number(b.movedOn) ||
            (b.last ?? 0) - (a.last ?? 0) ||
            (a.manager < b.manager ? -1 : 1),
        ),
    entries: () => entries,
  };
}

type Counted = { -readonly [K in keyof Omit<VersionUser, 'movedOn'>]: VersionUser[K] };

function count(
  users: Map<string, Counted>,
  entry: FieldManager,
  all: readonly FieldManager[],
  { metadata }: KubeObject,
): void {
  const { version } = parseApiVersion(entry.apiVersion);
  const known = users.get(keyOf(version, entry));
  const user = known ?? fresh(users, version, entry);
  const isCurrent = !all.some((other) => isLater(other, entry));
  if (user.objects === 0 || (isCurrent && user.current === 0)) user.example = place(metadata);
  user.objects += 1;
  if (isCurrent) user.current += 1;
  if ((entry.time ?? 0) > (user.last ?? 0)) user.last = entry.time;
}

function place({ namespace, name }: KubeObject['metadata']): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function fresh(users: Map<string, Counted>, version: string, entry: FieldManager): Counted {
  const { operation, subresource } = entry;
  const isMany = users.size >= MOST_USERS;
  const manager = isMany ? OTHERS : entry.manager;
  const key = keyOf(version, { ...entry, manager });
  const user = users.get(key) ?? {
    ...{ version, manager, operation, subresource, objects: 0, current: 0, last: undefined, example: '' },
  };
  users.set(key, user);
  return user;
}

function keyOf(
  version: string,
  { manager, operation, subresource }: Pick<FieldManager, 'manager' | 'operation' | 'subresource'>,
): string {
  return JSON.stringify([version, manager, operation, subresource]);
}

/**
 * Whether somebody wrote the same object later with another version. An entry of operation Update stays, with the fields
 * that were not written since (k8s.io/apimachinery pkg/util/managedfields, BuildManagerIdentifier: the version is a part
 * of who an updater is, and not of who an applier is).
 */
function isLater(other: FieldManager, entry: FieldManager): boolean {
  return (
    other.apiVersion !== entry.apiVersion &&
    other.manager === entry.manager &&
    other.operation === entry.operation &&
    (other.time ?? 0) > (entry.time ?? 0)
  );
}

/**
 * Programs that update write all objects with one version: who wrote any with another one later has moved on. People and
 * what applies manifests do not: each manifest has a version of its own.
 */
function movedOn(user: Counted, all: readonly Counted[]): boolean {
  if (user.current === 0) return true;
  if (user.operation !== 'Update' || user.manager.startsWith('kubectl') || user.manager === OTHERS) return false;
  return all.some(
    ({ version, manager, operation, last }) =>
      version !== user.version &&
      manager === user.manager &&
      operation === user.operation &&
      (last ?? 0) > (user.last ?? 0),
  );
}
