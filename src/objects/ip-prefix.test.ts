import { expect, test } from 'vitest';
import { contains, containsPrefix, type IpPrefix, parseIp, parsePrefix } from './ip-prefix.ts';

function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

test('a range holds its addresses of both families, and no others', () => {
  expect(contains(prefix('10.1.0.0/24'), '10.1.0.255')).toBe(true);
  expect(contains(prefix('10.1.0.0/24'), '10.1.1.0')).toBe(false);
  expect(contains(prefix('fd00::/112'), 'fd00::ffff')).toBe(true);
  expect(contains(prefix('fd00::/112'), 'fd00::1:0')).toBe(false);
  expect(contains(prefix('0.0.0.0/0'), 'fd00::1')).toBe(false);
  expect(contains(prefix('0.0.0.0/0'), 'what')).toBe(false);
});

test('a range holds the ranges within it, and itself', () => {
  expect(containsPrefix(prefix('10.1.0.0/16'), prefix('10.1.7.0/24'))).toBe(true);
  expect(containsPrefix(prefix('10.1.7.0/24'), prefix('10.1.7.0/24'))).toBe(true);
  expect(containsPrefix(prefix('10.1.7.0/24'), prefix('10.1.0.0/16'))).toBe(false);
  expect(containsPrefix(prefix('::/0'), prefix('10.1.0.0/16'))).toBe(false);
});

test('what is no address is none', () => {
  for (const text of ['', '10.0.0', '10.0.0.256', '1::2::3', 'fd00:1', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', 'g::'])
    expect(parseIp(text)).toBeUndefined();
  for (const text of ['', '10.0.0.0', '10.0.0.0/33', 'fd00::/129', '/8', '10.0.0.0/x'])
    expect(parsePrefix(text)).toBeUndefined();
  expect(parseIp('1:2:3:4:5:6:7:8')?.bits).toBe(128);
});
