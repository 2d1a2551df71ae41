/** All objects of a type as they were before a migration, in files. */
export interface Backup {
  /** The folder of this type. */
  readonly path: string;
  /** The version at which the objects were read. */
  readonly version: string;
  readonly objects: number;
  /** Names in the folder. */
  readonly files: readonly string[];
}
