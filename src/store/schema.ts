/** The version of the file's form; a file of another one is not touched. */
export const SCHEMA_VERSION = 1;

/**
 * What tells a store from another program's file (`PRAGMA application_id`): "kopr" in ASCII. Many programs count their
 * versions from 1, too.
 */
export const APPLICATION_ID = 0x6b6f7072;

/**
 * The tables. Times are milliseconds since the epoch by the API server's clock; '' stands for what there is none of
 * (namespace, group, selector), so that it can be compared.
 *
 * - objects: whose history it is. `state` and `spec` are what the next change is compared with, as of `version` (a
 *   resourceVersion); without state the object is known by its Events alone. `listing`: the last list that it was in.
 * - entries: what happened. `ordered`: its number tells the order among the object's own changes. `fields` of writes are
 *   kept apart, since most writes own the same fields as the one before.
 * - events: which Events are in, and at which resourceVersion.
 * - positions: up to which resourceVersion all of a type is stored.
 * - coverage: from when to when that was so without a hole; what lies between two of them is one. Right after a list `until`
 *   is when that was asked for, and `since`, when it was told, comes after it.
 */
export const SCHEMA = `
CREATE TABLE clusters (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT;
CREATE TABLE objects (
  id INTEGER PRIMARY KEY, cluster INTEGER NOT NULL REFERENCES clusters, groupname TEXT NOT NULL, kind TEXT NOT NULL,
  namespace TEXT NOT NULL, name TEXT NOT NULL, uid TEXT NOT NULL, version TEXT NOT NULL, state TEXT, spec BLOB,
  selector TEXT NOT NULL, latest INTEGER NOT NULL, deleted INTEGER NOT NULL, listing INTEGER NOT NULL,
  UNIQUE (cluster, uid)
) STRICT;
CREATE INDEX objects_by_name ON objects (kind, name, namespace);
CREATE TABLE field_sets (
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, fields TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, object INTEGER NOT NULL REFERENCES objects, earliest INTEGER,
  latest INTEGER NOT NULL, ordered INTEGER NOT NULL, event TEXT, fields INTEGER, what TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_object ON entries (object, id);
CREATE INDEX entries_by_time ON entries (latest);
CREATE TABLE events (
  cluster INTEGER NOT NULL, uid TEXT NOT NULL, version TEXT NOT NULL, latest INTEGER NOT NULL,
  PRIMARY KEY (cluster, uid)
) STRICT, WITHOUT ROWID;
CREATE TABLE positions (
  id INTEGER PRIMARY KEY, cluster INTEGER NOT NULL REFERENCES clusters, groupname TEXT NOT NULL,
  resource TEXT NOT NULL, kind TEXT NOT NULL, namespace TEXT NOT NULL, selector TEXT NOT NULL, version TEXT NOT NULL,
  listing INTEGER NOT NULL,
  UNIQUE (cluster, groupname, resource, namespace, selector)
) STRICT;
CREATE TABLE coverage (
  id INTEGER PRIMARY KEY, position INTEGER NOT NULL REFERENCES positions, since INTEGER NOT NULL, until INTEGER NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX coverage_by_position ON coverage (position, id);
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`;
