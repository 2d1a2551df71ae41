/** All objects of a type as they were before a migration, in files. */
export interface Backup {
  /** The folder of this type. */
  readonly path: string;
  /** The versions at which objects are in it, each at the one at which it is whole. */
  readonly versions: readonly { readonly version: string; readonly objects: number }[];
  readonly objects: number;
  /** Names in the folder. */
  readonly files: readonly string[];
}
