import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { RULES } from '../../src/diagnosis/rules/index.ts';
import { run } from '../control-plane/run.ts';
import { PLUGIN_FOLDER, plugin } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';
import { refused } from './refused.ts';

// None of this has a cluster: rules are the same everywhere.
const explain = (...args: string[]) => plugin(['explain', ...args]);

test('all rules are listed by what they explain, each once', async () => {
  const { stdout, stderr, code } = await explain();
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    new RegExp(`^${RULES.length} rules, by what they explain\\.\n\nWhy an object is Terminating:\n`),
  );
  for (const { id, looksFor } of RULES) {
    const line = new RegExp(`^  ${id} +(.*)$`, 'gm');
    expect([...stdout.matchAll(line)].map(([, text]) => text)).toEqual([looksFor]);
  }
  expect(code).toBe(0);
});

test('one rule is told with its sources', async () => {
  const { stdout, code } = await explain('workload-scaled-to-zero');
  expect(stdout).toMatch(
    /^workload-scaled-to-zero\n.+\n\nExplains why a workload has no working pod\.\nKnown from:\n {2}\S/,
  );
  expect(code).toBe(0);
});

test('json fits its schema, and yaml holds the same document', async () => {
  const [all, one] = await Promise.all([explain('-o', 'json'), explain('workload-scaled-to-zero', '-o', 'yaml')]);
  const document = JSON.parse(all.stdout);
  expect(document.items.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('docs/schema/rules.json', 'utf8')),
  );
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  const [rule] = document.items.filter(({ id }: { id: string }) => id === 'workload-scaled-to-zero');
  expect(load(one.stdout)).toEqual({ ...document, items: [rule] });
});

test('a rule that is not there, and what makes no sense, are refused', async () => {
  expect(await refused(['explain', 'workload-scaled-to-zer'], {})).toBe(
    'error: there is no rule "workload-scaled-to-zer"\nDid you mean workload-scaled-to-zero? kubectl operator explain lists them.\n',
  );
  expect(await refused(['explain', 'made\u001b[31mup'], {})).toContain('"made\\u001b[31mup"');
  expect(await refused(['explain', '-o', 'wide'], {})).toContain('text, json, yaml');
  expect(await refused(['explain', 'a', 'b'], {})).toContain('one argument too many');
});

test('on a terminal of 80 columns it fits', async () => {
  for (const args of [['explain'], ['explain', 'lease-held-elsewhere']]) {
    const { shown, code } = await inTerminal(args, { kubeconfig: '/dev/null' }).ended;
    const lines = onScreen(shown).split('\n');
    expect(lines.filter((line) => stringWidth(line) > 80 && /\s/.test(line.trim()))).toEqual([]);
    expect(code).toBe(0);
  }
});

test('a pipe that closes early ends output without a word', async () => {
  const env = { ...process.env, PLUGIN: PLUGIN_FOLDER };
  const result = await run('sh', ['-c', '"$PLUGIN/kubectl-operator" explain -o json | head -c 10'], { env });
  expect(result).toMatchObject({ stdout: '{\n  "apiVe', stderr: '' });
});
