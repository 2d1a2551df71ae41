import { expect, test } from 'vitest';
import { exactText, parseExact } from './exact-json.ts';

test('numbers of any size come out as they went in', () => {
  const text = '{"a":9007199254740993,"b":[-9223372036854775808,1.5,3],"c":{"d":null,"e":"x\\n","f":true}}';
  const parsed = parseExact(text);
  expect(parsed).toMatchObject({ a: 9007199254740993n, b: [-9223372036854775808n, 1.5, 3] });
  expect(parsed === undefined ? '' : exactText(parsed)).toBe(text);
});

test('what is no JSON is nothing', () => {
  expect(parseExact('{')).toBeUndefined();
});
