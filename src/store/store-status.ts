import type { DatabaseSync } from 'node:sqlite';
import type { RecordedScope } from '../history/recording/recorded-scope.ts';
import { numberOf, textOf } from './rows.ts';

/** What a store has of each type that was recorded. */
export function storeStatus(database: DatabaseSync): readonly RecordedScope[] {
  const coverage = database.prepare(
    'SELECT since, max(since, until) AS until FROM coverage WHERE position = ? ORDER BY id',
  );
  const counts = database.prepare(
    `SELECT count(*) AS objects, (SELECT count(*) FROM entries JOIN objects ON objects.id = entries.object
       WHERE cluster = :cluster AND groupname = :group AND kind = :kind AND (:namespace = '' OR namespace = :namespace)) AS entries
     FROM objects WHERE cluster = :cluster AND groupname = :group AND kind = :kind
     AND (:namespace = '' OR namespace = :namespace) AND deleted = 0 AND state IS NOT NULL`,
  );
  return database
    .prepare(
      `SELECT positions.*, clusters.name AS cluster_name FROM positions JOIN clusters ON clusters.id = positions.cluster
       WHERE NOT (groupname = '' AND resource = 'events') ORDER BY cluster_name, resource, groupname, namespace, selector`,
    )
    .all()
    .map((row): RecordedScope => {
      const [group, namespace] = [textOf(row, 'groupname'), textOf(row, 'namespace')];
      const count = counts.get({ cluster: numberOf(row, 'cluster'), group, kind: textOf(row, 'kind'), namespace });
      return {
        cluster: textOf(row, 'cluster_name'),
        group,
        resource: textOf(row, 'resource'),
        namespace,
        selector: textOf(row, 'selector'),
        objects: numberOf(count, 'objects'),
        entries: numberOf(count, 'entries'),
        covered: coverage
          .all(numberOf(row, 'id'))
          .map((one) => ({ since: numberOf(one, 'since'), until: numberOf(one, 'until') })),
      };
    });
}
