/** `npm run schema`: JSON Schemas of what `-o json` prints, generated from the types; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '..');
const DOCUMENTS = [
  {
    file: 'deprecation-status.json',
    path: 'src/views/versions/standing-document.ts',
    type: 'DeprecationStatusDocument',
  },
  { file: 'condition-history-entry.json', path: 'src/views/history/news.ts', type: 'ConditionNewsDocument' },
  { file: 'condition-history.json', path: 'src/views/history/document.ts', type: 'ConditionHistoryDocument' },
  {
    file: 'condition-summary.json',
    path: 'src/views/history/summary-document.ts',
    type: 'ConditionSummaryDocument',
  },
  { file: 'spec-changes.json', path: 'src/views/history/diff-document.ts', type: 'SpecChangesDocument' },
  { file: 'crd-versions.json', path: 'src/views/versions/document.ts', type: 'CrdVersionsDocument' },
  { file: 'finalizers.json', path: 'src/views/finalizers/document.ts', type: 'FinalizersDocument' },
  { file: 'ownership-tree.json', path: 'src/views/tree/document.ts', type: 'OwnershipTreeDocument' },
  { file: 'queue-report.json', path: 'src/views/queues/document.ts', type: 'QueueReportDocument' },
  { file: 'storage-migration.json', path: 'src/views/migration/document.ts', type: 'StorageMigrationDocument' },
  { file: 'stuck-report.json', path: 'src/views/diagnosis/document.ts', type: 'StuckReportDocument' },
  {
    file: 'operator-description.json',
    path: 'src/views/operators/house-document.ts',
    type: 'OperatorDescriptionDocument',
  },
  { file: 'operator-list.json', path: 'src/views/operators/list-document.ts', type: 'OperatorListDocument' },
  { file: 'back-off-ladder.json', path: 'src/views/queues/ladder.ts', type: 'BackOffLadderDocument' },
  { file: 'queued-objects.json', path: 'src/views/queues/object-document.ts', type: 'QueuedObjectsDocument' },
  { file: 'record-status.json', path: 'src/views/record/status.ts', type: 'RecordStatusDocument' },
  { file: 'rules.json', path: 'src/commands/explain/explain.ts', type: 'RulesDocument' },
  { file: 'version.json', path: 'src/commands/version/document.ts', type: 'VersionDocument' },
];

for (const { file, path, type } of DOCUMENTS) {
  const generator = createGenerator({
    path: join(root, path),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    skipTypeCheck: true,
  });
  const schema = `${JSON.stringify(generator.createSchema(type), null, 2)}\n`;
  const target = join(root, 'docs/schema', file);
  if (!process.argv.includes('--check')) writeFileSync(target, schema);
  else if (readFileSync(target, 'utf8') !== schema) {
    console.error(`docs/schema/${file} is not what the types say: npm run schema`);
    process.exitCode = 1;
  }
}
