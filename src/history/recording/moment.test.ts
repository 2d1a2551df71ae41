import { expect, test } from 'vitest';
import { exactly, inSecond } from '../when.ts';
import { momentOf } from './moment.ts';

const what = { kind: 'created' } as const;
const seen = { earliest: 10_400, latest: 12_040 };

test('the stamp of the API server narrows what was seen', () => {
  expect(momentOf({ what, stamped: inSecond(12_000) }, seen)).toEqual({ earliest: 12_000, latest: 12_040 });
  expect(momentOf({ what, stamped: inSecond(10_000) }, seen)).toEqual({ earliest: 10_400, latest: 10_999 });
  expect(momentOf({ what, stamped: undefined }, seen)).toEqual(seen);
});

test("the controller's own time goes before it, also where it decided a moment before it wrote", () => {
  const stamped = inSecond(12_000);
  expect(momentOf({ what, stamped, stated: inSecond(11_000) }, seen)).toEqual(inSecond(11_000));
  expect(momentOf({ what, stamped, stated: inSecond(9000) }, seen)).toEqual(inSecond(9000));
});

test('a time of long ago, or to come, is not when it changed', () => {
  const stamped = inSecond(12_000);
  expect(momentOf({ what, stamped, stated: exactly(1000) }, seen)).toEqual({ earliest: 12_000, latest: 12_040 });
  expect(momentOf({ what, stamped, stated: exactly(99_000) }, seen)).toEqual({ earliest: 12_000, latest: 12_040 });
});

test('where clocks differ what the API server wrote down counts', () => {
  expect(momentOf({ what, stamped: inSecond(14_000) }, seen)).toEqual(inSecond(14_000));
});
