/**
 * `npm run knowledge`: compiles what is known about the world from YAML for people (src/knowledge/data) to modules, so that
 * no command parses YAML for it; `--check` only compares. The types that the modules name are the tables' schemas: tsc
 * checks every entry against them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const folder = join(import.meta.dirname, '../src/knowledge');
const TABLES = [
  { table: 'finalizers', type: 'FinalizerEntry', from: 'finalizer-entry.ts' },
  { table: 'operators', type: 'OperatorEntry', from: 'operator-entry.ts' },
  { table: 'pauses', type: 'PauseEntry', from: 'pause-entry.ts' },
];

for (const { table, type, from } of TABLES) {
  const entries = load(readFileSync(join(folder, 'data', `${table}.yaml`), 'utf8'));
  const module = `// Compiled from src/knowledge/data/${table}.yaml by npm run knowledge.
import type { ${type} } from '../${from}';

export const ${table.toUpperCase()}: readonly ${type}[] = ${JSON.stringify(entries, null, 2)};
`;
  const target = join(folder, 'generated', `${table}.ts`);
  if (!process.argv.includes('--check')) writeFileSync(target, module);
  else if (readFileSync(target, 'utf8') !== module) {
    console.error(`src/knowledge/generated/${table}.ts is not what its table says: npm run knowledge`);
    process.exitCode = 1;
  }
}
