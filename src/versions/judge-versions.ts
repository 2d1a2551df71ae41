import type { Certainty } from '../objects/certainty.ts';
import type { Definition, DefinitionVersion } from '../objects/definition.ts';
import { changesBack } from './applier.ts';
import type { ConversionHealth } from './conversion.ts';
import type { VersionFacts } from './facts.ts';
import type { Block, JudgedVersion, VersionVerdict } from './verdict.ts';
import { byPreference } from './version-order.ts';

/** Every version that a CRD has, or that objects may be stored as, most preferred first. */
export function judgeVersions(facts: VersionFacts, conversion: ConversionHealth): JudgedVersion[] {
  const { definition } = facts;
  const known = new Set(definition.versions.map(({ name }) => name));
  const lost = definition.storedVersions.filter((name) => !known.has(name));
  const versions = [
    ...definition.versions.map((version) => ({ ...version, inSpec: true })),
    ...lost.map((name) => ({ ...NOTHING, name, inSpec: false })),
  ];
  return versions
    .sort((a, b) => byPreference(a.name, b.name))
    .map((version) => judgeVersion(version, facts, conversion));
}

const NOTHING = { served: false, storage: false, deprecated: false, deprecationWarning: undefined };

type Version = DefinitionVersion & { readonly inSpec: boolean };

function judgeVersion(version: Version, facts: VersionFacts, conversion: ConversionHealth): JudgedVersion {
  const { definition, objects } = facts;
  const { name, inSpec, served, storage, deprecated, deprecationWarning } = version;
  const users = objects.users.filter((user) => user.version === name);
  return {
    ...{ name, inSpec, served, storage, deprecated, deprecationWarning, users },
    watches: watchesAt(name, facts),
    stored: definition.storedVersions.includes(name),
    ...verdictOf(version, facts, conversion),
    blocks: blocksOf(version, facts, conversion),
  };
}

function verdictOf(
  version: Version,
  facts: VersionFacts,
  conversion: ConversionHealth,
): { verdict: VersionVerdict; certainty: Certainty } {
  const is = (verdict: VersionVerdict, certainty: Certainty) => ({ verdict, certainty });
  const { definition, objects } = facts;
  const { name, served, storage } = version;
  if (storage) return is('storage', 'certain');
  if (definition.storedVersions.includes(name)) return is('migrate-storage', 'certain');
  // A manifest has no status; in a cluster the API server sees to it.
  if (definition.storedVersions.length === 0) return is('unknown', 'possible');
  // A newer one that is not served yet waits for its time.
  if (!isOlder(name, definition) || (served && isOnlyServed(version, definition))) return is('keep', 'certain');
  const user = objects.users.find((one) => one.version === name && !one.movedOn);
  const watching = served ? watchesAt(name, facts) : 0;
  // One alone can be kube-controller-manager's (watchers.ts).
  if (watching > 0) return is('in-use', watching > 1 ? 'certain' : 'likely');
  if (served && user !== undefined) return is('in-use', 'likely');
  if (objects.read !== 'all')
    return objects.count === 0 ? is(served ? 'stop-serving' : 'remove', 'likely') : is('unknown', 'possible');
  // Who only reads with a version leaves no trace in the cluster.
  if (served) return conversion.state === 'broken' ? is('unknown', 'possible') : is('stop-serving', 'likely');
  if (entriesOf(name, objects) > 0) return is('clean-managed-fields', 'certain');
  // That storedVersions does not name it is no proof: others have been seen to prune it too early.
  return is('remove', objects.count === 0 ? 'certain' : 'likely');
}

function blocksOf(version: Version, facts: VersionFacts, conversion: ConversionHealth): Block[] {
  const { definition, objects, applier } = facts;
  const { name, inSpec, served, storage } = version;
  const others = definition.versions.some((other) => other.name !== name);
  const users = objects.users.filter((user) => user.version === name && !user.movedOn);
  const entries = entriesOf(name, objects);
  const watches = served && isOlder(name, definition) ? watchesAt(name, facts) : 0;
  const isStored = definition.storedVersions.includes(name);
  const canHide = objects.read !== 'all' && objects.count !== 0;
  return [
    ...(storage ? [{ kind: 'storage-version' as const }] : []),
    ...(isStored && !storage ? [{ kind: 'stored' as const }] : []),
    ...(inSpec ? [] : [{ kind: 'not-in-spec' as const }]),
    ...(served && isOnlyServed(version, definition) ? [{ kind: 'only-served' as const }] : []),
    ...(conversion.state === 'broken' && !storage ? [{ kind: 'conversion-broken' as const }] : []),
    ...(storage || !others ? [] : users.map((user) => ({ kind: 'user' as const, user }))),
    ...(watches > 0 && !storage ? [{ kind: 'watched' as const, watches }] : []),
    ...(entries > 0 && !storage ? [{ kind: 'managed-fields' as const, objects: entries }] : []),
    ...(canHide && !storage ? [{ kind: 'unread' as const }] : []),
    ...(inSpec && !storage && changesBack(applier) ? [{ kind: 'applied-by' as const, applier }] : []),
  ];
}

function isOnlyServed({ name }: Version, { versions }: Definition): boolean {
  return !versions.some((other) => other.served && other.name !== name);
}

/** Whether the version comes after the storage version in the API server's order: it is the older one. */
function isOlder(name: string, { versions }: Definition): boolean {
  const storage = versions.find((version) => version.storage);
  return storage === undefined || byPreference(storage.name, name) < 0;
}

function watchesAt(name: string, { watches }: VersionFacts): number {
  return watches?.get(name) ?? 0;
}

function entriesOf(name: string, { entries }: VersionFacts['objects']): number {
  return entries.get(name) ?? 0;
}
