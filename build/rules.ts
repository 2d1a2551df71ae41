/** `npm run rules`: docs/rules.md, generated from the rules; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../src/diagnosis/rules/index.ts';
import { rulesMarkdown } from '../src/views/diagnosis/rules.ts';

const target = join(import.meta.dirname, '../docs/rules.md');
const text = rulesMarkdown(RULES);
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('docs/rules.md is not what the rules say: npm run rules');
  process.exitCode = 1;
}
