import { expect, test } from 'vitest';
import { defineCommand } from './command.ts';
import { parseCommandLine } from './parse.ts';

const tree = defineCommand({
  name: 'tree',
  summary: 'Show who owns what',
  usage: ['tree TYPE NAME'],
  examples: [{ command: 'tree pod x', explains: 'An example' }],
  flags: {
    up: { type: 'boolean', describe: 'Up' },
    depth: { type: 'number', placeholder: 'N', describe: 'Depth' },
    types: { type: 'strings', placeholder: 'GLOB', describe: 'Types' },
    output: { type: 'string', alias: 'o', choices: ['text', 'json'], default: 'text', describe: 'Output' },
  },
  maxArguments: 2,
  run: async () => ({ ok: true, value: 0 }),
});

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '), [tree], '1.2.3');

function ran(line: string) {
  const invocation = parse(line);
  if (invocation.kind !== 'run') throw new Error(JSON.stringify(invocation));
  return invocation;
}

function refused(line: string): string {
  const invocation = parse(line);
  return invocation.kind === 'problem' ? `${invocation.problem.message} | ${invocation.problem.next}` : invocation.kind;
}

function printed(line: string, width = Number.POSITIVE_INFINITY): string {
  const invocation = parse(line);
  return invocation.kind === 'print' ? invocation.text(width) : invocation.kind;
}

test('arguments and flags may stand in any order, before the command too', () => {
  const { command, args, flags, global } = ran('-n shop tree --up rediscluster cache -ojson --context prod');
  expect(command.name).toBe('tree');
  expect(args).toEqual(['rediscluster', 'cache']);
  expect(flags).toMatchObject({ up: true, output: 'json' });
  expect(global.connection).toMatchObject({ namespace: 'shop', context: 'prod' });
});

test('defaults and types of flags are those of their specifications', () => {
  expect(ran('tree x').flags).toMatchObject({ up: false, depth: undefined, types: [], output: 'text' });
  expect(ran('tree x --depth 3 --types pods,*.apps --types=crds').flags).toMatchObject({
    depth: 3,
    types: ['pods', '*.apps', 'crds'],
  });
});

test.each(['--types', '--types=', '--types ,', '--types --up'])('%s, a list without a value, is refused', (flag) => {
  expect(refused(`tree x ${flag}`)).toBe('--types needs a value | --types GLOB');
});

test('names that look like numbers or booleans stay names', () => {
  expect(ran('tree pod 007').args).toEqual(['pod', '007']);
  expect(ran('tree pod true').args).toEqual(['pod', 'true']);
  expect(ran('tree --as 0123 pod x').global.connection.as).toBe('0123');
});

test('of a flag given twice the last counts', () => {
  expect(ran('tree x -o json -o text').flags.output).toBe('text');
});

test('a group to impersonate may be repeated', () => {
  expect(ran('tree x --as jane --as-group a --as-group b').global.connection).toMatchObject({
    as: 'jane',
    asGroup: ['a', 'b'],
  });
});

test('a time limit is read as kubectl reads it', () => {
  expect(ran('tree x --request-timeout 30').global.connection.requestTimeout).toBe(30_000);
  expect(ran('tree x --request-timeout=1m30s').global.connection.requestTimeout).toBe(90_000);
  expect(refused('tree x --request-timeout soon')).toContain('"soon" is not a time');
});

test('a mistyped flag or command is named, with the nearest one', () => {
  expect(refused('tree x --contxt y')).toBe(
    'unknown flag --contxt | Did you mean --context? See kubectl operator tree --help.',
  );
  expect(refused('tree x -z')).toContain('unknown flag -z');
  expect(refused('tre x')).toBe(
    'unknown command "tre" | Did you mean "tree"? kubectl operator --help lists the commands.',
  );
});

test('values that a flag does not take are refused', () => {
  expect(refused('tree x -o xml')).toBe('"xml" is no value for --output | It takes one of text, json.');
  expect(refused('tree x --depth many')).toContain('"many" is no number for --depth');
  expect(refused('tree x -n')).toContain('--namespace needs a value');
  expect(refused('tree a b c')).toContain('"c" is one argument too many for tree');
});

test('without a command, with help and with --version it prints instead of running', () => {
  for (const line of ['', '--help', 'help', '-h']) {
    expect(printed(line)).toContain('  tree  Show who owns what');
  }
  for (const line of ['tree --help', 'help tree', 'tree -h', 'tree x --help']) {
    expect(printed(line)).toMatch(/Usage:\n {2}kubectl operator tree TYPE NAME[\s\S]*--depth[\s\S]*Connection flags/);
  }
  expect(printed('--version')).toBe('1.2.3\n');
});

test('what a flag does is wrapped beside the flag, and left whole where nobody looks', () => {
  const lines = printed('tree -h', 60).split('\n');
  expect(lines).toContain('      --from FILE|DIR   Read a capture, a must-gather or a');
  expect(lines).toContain(`${' '.repeat(24)}folder of YAML, not a cluster`);
  expect(printed('tree -h')).toContain('  Read a capture, a must-gather or a folder of YAML, not a cluster\n');
});
