/**
 * `npm run report`: compiles the page of `conditions -o html` (src/views/history/html/page) to a module that holds its
 * template, style and script as texts; `--check` only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = join(import.meta.dirname, '../src/views/history/html');
const target = join(folder, 'generated/page.ts');

const texts = {
  TEMPLATE: readFileSync(join(folder, 'page/template.html'), 'utf8'),
  STYLE: await compiled('page/style.css'),
  SCRIPT: await compiled('page/main.ts'),
};
const module = `// Compiled from src/views/history/html/page by npm run report.
${Object.entries(texts)
  .map(([name, text]) => `export const ${name} =\n  ${JSON.stringify(text)};\n`)
  .join('')}`;
if (!process.argv.includes('--check')) writeFileSync(target, module);
else if (readFileSync(target, 'utf8') !== module) {
  console.error('src/views/history/html/generated/page.ts is not what the page says: npm run report');
  process.exitCode = 1;
}

async function compiled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome122', 'firefox125', 'safari17.4'],
    // The page stands inside of a script element.
    supported: { 'inline-script': false },
    charset: 'utf8',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text.trim() ?? '';
}
