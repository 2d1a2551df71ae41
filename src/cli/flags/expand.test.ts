import { expect, test } from 'vitest';
import { expandShortFlags } from './expand.ts';
import { COMMON_FLAGS } from './global.ts';

const flags = { ...COMMON_FLAGS, output: { type: 'string', alias: 'o', describe: '' } } as const;
const expand = (line: string) => expandShortFlags(line.split(' '), flags).join(' ');

test('a value may be glued to its short flag, follow it, or stand behind an equals sign', () => {
  expect(expand('tree -ojson x/y')).toBe('tree --output=json x/y');
  expect(expand('tree -o json x/y')).toBe('tree --output=json x/y');
  expect(expand('-nshop tree')).toBe('--namespace=shop tree');
  expect(expand('-n=shop tree')).toBe('--namespace=shop tree');
});

test('short booleans can be joined, the last may take a value', () => {
  expect(expand('-Aojson')).toBe('--all-namespaces --output=json');
});

test('-v stands alone or takes a level', () => {
  expect(expand('-v tree x')).toBe('--verbose=1 tree x');
  expect(expand('-v6 tree')).toBe('--verbose=6 tree');
  expect(expand('-v=6 tree')).toBe('--verbose=6 tree');
  expect(expand('-v 6 tree')).toBe('--verbose=6 tree');
});

test('what follows a long flag is its value, though it begins like a short one', () => {
  const withSince = { ...flags, since: { type: 'string', describe: '' } } as const;
  const line = ['conditions', '--since', '-1h', '--all-namespaces', '-1h', '--', '--since', '-1h'];
  expect(expandShortFlags(line, withSince).join(' ')).toBe(
    'conditions --since=-1h --all-namespaces -1h -- --since -1h',
  );
});

test('what is unknown, long or behind -- stays as it is', () => {
  expect(expand('tree -xyz --as-uid=1 - -- -ojson')).toBe('tree -xyz --as-uid=1 - -- -ojson');
});
