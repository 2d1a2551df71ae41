/** What `migrate-storage -o` takes. */
export const MIGRATION_FORMATS = ['text', 'json', 'yaml', 'name'] as const;
export type MigrationFormat = (typeof MIGRATION_FORMATS)[number];
