import { defineCommand } from '../../cli/command.ts';
import { MIGRATION_FORMATS } from '../../views/migration/formats.ts';

/** `kubectl operator migrate-storage`: every stored object at the storage version, proven. */
export const migrateStorage = defineCommand({
  name: 'migrate-storage',
  summary: 'Store all objects of a CRD at its storage version, prove it, and prune status.storedVersions',
  usage: ['migrate-storage CRD... [flags]', 'migrate-storage --all [flags]', 'migrate-storage --group GROUP [flags]'],
  examples: [
    { command: 'migrate-storage redisclusters.cache.example.com --plan', explains: 'What it would do; writes nothing' },
    { command: 'migrate-storage redisclusters.cache.example.com', explains: 'Migrates, verifies, and prunes' },
    { command: 'migrate-storage --all --no-prune', explains: 'All CRDs with stale versions; storedVersions stay' },
    {
      command: 'migrate-storage secrets',
      explains: 'Stores all Secrets anew, such as after a change of encryption keys',
    },
  ],
  flags: {
    all: { type: 'boolean', describe: 'All CRDs whose status.storedVersions names more than the storage version' },
    group: { type: 'string', placeholder: 'GROUP', describe: 'All such CRDs of one API group' },
    plan: { type: 'boolean', describe: 'Only look: the preflight, and nothing is written' },
    'accept-loss': {
      type: 'strings',
      placeholder: 'PATH',
      describe: 'Go on though this field, which the storage version has no place for, gets lost; may be repeated',
    },
    backup: {
      type: 'string',
      placeholder: 'DIR',
      describe: 'Write all objects as they are into compressed files of this folder first, for kubectl create',
    },
    canary: {
      type: 'number',
      default: 20,
      placeholder: 'N',
      describe: 'Where a webhook converts: objects that are written and compared before all others are written',
    },
    'restore-canary': {
      type: 'boolean',
      describe: 'Write back what was read, without asking, where one of these is not what it was',
    },
    'no-prune': { type: 'boolean', describe: 'Leave status.storedVersions as they are' },
    'managed-fields': {
      type: 'boolean',
      describe: 'When all is done, take entries of versions that are no longer served out of metadata.managedFields',
    },
    verify: {
      type: 'string',
      choices: ['all', 'sample', 'none'],
      default: 'all',
      describe: 'How much is proven by a second pass; storedVersions are pruned only when all is',
    },
    engine: {
      type: 'string',
      choices: ['client', 'in-cluster'],
      default: 'client',
      describe:
        "Who writes the objects: this program, or the cluster's own StorageVersionMigration, which is not believed",
    },
    'max-in-flight': { type: 'number', default: 64, placeholder: 'N', describe: 'Most writes at once' },
    qps: {
      type: 'number',
      placeholder: 'N',
      describe: 'Most writes a second; as many as the server bears where not given',
    },
    resume: {
      type: 'boolean',
      describe: 'Leave out what the journal of an earlier run has proven; the default for a CRD that has one',
    },
    restart: { type: 'boolean', describe: 'Begin anew, whatever the journal of an earlier run says' },
    output: { type: 'string', alias: 'o', choices: MIGRATION_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['type'],
  run: async (args, flags, context) => (await import('./migrate-storage.ts')).runMigrateStorage(args, flags, context),
});
