import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/** What stands in the way by what the definition says of its versions, and by whether its objects can be listed. */
export function versionsFinding({ subject, objects }: Pick<MigrationFacts, 'subject' | 'objects'>): PreflightFinding[] {
  const { definition, staleVersions, storageVersion } = subject;
  const { gap } = objects;
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding => ({
    ...{ check: 'versions', level, text, next },
  });
  const unlisted =
    gap === undefined || gap.reason === 'forbidden' || gap.reason === 'not-captured'
      ? []
      : [finding('blocked', `the objects cannot be listed: ${gap.message}`)];
  if (definition === undefined) return unlisted;
  const versions = new Map(definition.versions.map((version) => [version.name, version]));
  const unknown = staleVersions.filter((version) => !versions.has(version));
  const unserved = staleVersions.filter((version) => versions.get(version)?.served === false);
  const storage = definition.versions.find((version) => version.storage);
  return [
    ...unlisted,
    ...(staleVersions.length === 0
      ? [
          finding(
            'note',
            `status.storedVersions names ${storageVersion ?? 'nothing'} alone: nothing stale is to be expected`,
          ),
        ]
      : []),
    ...unknown.map((version) =>
      finding(
        'warning',
        `${version} is in status.storedVersions and no longer in spec.versions: objects that are stored as it can neither be read nor migrated`,
        `Where there are any, bring ${version} back into spec.versions, unserved, for the migration`,
      ),
    ),
    ...unserved.map((version) =>
      finding('note', `${version} is no longer served: what its objects hold cannot be read`),
    ),
    ...(storage?.served === false
      ? [
          finding(
            'note',
            `the storage version ${storage.name} is not served: objects are written by ${subject.endpoint.version}`,
          ),
        ]
      : []),
    ...(definition.metadata?.deletionTime === undefined
      ? []
      : [finding('blocked', 'the CustomResourceDefinition is being deleted, and its objects with it')]),
  ];
}
