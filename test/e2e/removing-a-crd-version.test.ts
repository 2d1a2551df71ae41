import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../control-plane/run.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { PLUGIN_FOLDER } from './plugin.ts';

/**
 * docs/removing-a-crd-version.md, run from its first command to its last: each has to answer what the page says. With
 * UPDATE_DOCS=true the page takes over what they answer.
 */
const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/removing-a-crd-version.md');
const plane = await ownPlane();
const tools = await toolsFor(plane, 'walk');
const home = mkdtempSync(join(tmpdir(), 'kubectl-operator-walk-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeAll(async () => {
  const operator = await tools.redis();
  await operator.applySamples();
});

/** One `$ command` of the page and what it answers there. */
interface Step {
  readonly command: string;
  readonly answer: string;
}

/** The commands of a block, each with the lines up to the next one. */
function stepsOf(block: string): Step[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...lines] = text.split('\n');
      return { command, answer: lines.join('\n').trimEnd() };
    });
}

/** What differs from run to run, made the same: times, ports, and the order of what was written in the same second. */
function steady(text: string): string {
  const lines = text
    .replaceAll(/\b\d+(s|m)(\d+s)?(?= ago)/g, '2s')
    .replaceAll(/\b\d+(s|m)(\d+s)?( +)(?=migrate|storage|safe|in use|nothing)/g, (age) => '2s'.padEnd(age.length))
    .replaceAll(/\(\d+ ms\)/g, '(9 ms)')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:9443')
    .replaceAll(/in \d+\.\d s(, [\d,]+\/s)?/g, 'in 0.1 s')
    .replaceAll(/\S*\/kubectl-operator\/backups\//g, '~/.local/state/kubectl-operator/backups/')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d.]+Z/g, '2026-11-25T100000.000Z')
    .replaceAll(/ +$/gm, '')
    .split('\n');
  const first = lines.findIndex((line) => / wrote .* ago/.test(line));
  const after = lines.findIndex((line, at) => at > first && !/ wrote .* ago/.test(line));
  if (first < 0 || after < 0) return lines.join('\n');
  return [...lines.slice(0, first), ...lines.slice(first, after).sort(), ...lines.slice(after)].join('\n');
}

const ready = (name: string) => waitForReady(plane, { kind: 'RedisCluster', namespace: 'shop', name });

async function answered(command: string): Promise<string> {
  const { PATH = '' } = process.env;
  const result = await run('sh', ['-c', `${command} 2>&1`], {
    cwd: root,
    env: {
      PATH: [PLUGIN_FOLDER, dirname(plane.coordinates.binaries.kubectl), PATH].join(':'),
      HOME: home,
      KUBECONFIG: plane.adminKubeconfig,
    },
    stdin: '',
    timeout: 60_000,
  });
  return steady(result.stdout.trimEnd());
}

test('every command of the page about removing a version answers what the page says', async () => {
  const text = readFileSync(page, 'utf8');
  const written: string[] = [];
  let at = 0;
  for (const block of text.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
    written.push(text.slice(at, block.index));
    at = block.index + block[0].length;
    const answers: string[] = [];
    for (const { command, answer } of stepsOf(block[1] ?? '')) {
      const now = await answered(command);
      // The operator has seen to what was applied before anything is said of it.
      if (command.startsWith('kubectl apply')) for (const name of ['carts', 'sessions']) await ready(name);
      if (process.env.UPDATE_DOCS === undefined) expect(now, command).toBe(answer);
      answers.push(`$ ${command}\n${now === '' ? '' : `${now}\n`}`);
    }
    written.push(`\`\`\`console\n${answers.join('')}\`\`\``);
  }
  expect(at).toBeGreaterThan(0);
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(page, [...written, text.slice(at)].join(''));
});
