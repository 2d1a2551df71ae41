import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { json, yaml } from './serialize.ts';

const HOSTILE = {
  escape: '\u001b[31m',
  c1: 'a\u009bb',
  override: 'a\u202eb: c',
  hidden: 'soft\u00adhyphen',
  tag: 'x\u{e0041}y',
  several: 'one\u007f\ntwo\u2028three "quoted" \\ back',
  marks: 'escaped-0- and escaped_',
  plain: 'größe 日本\nzwei',
};

test('both formats read back as they were, and hold nothing that steers a terminal', () => {
  for (const text of [json(HOSTILE), yaml(HOSTILE)]) {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u2028\u202e]|\u{e0041}/u);
    expect(load(text)).toEqual(HOSTILE);
  }
  expect(JSON.parse(json(HOSTILE))).toEqual(HOSTILE);
});

test('YAML writes what lies beyond U+FFFF in eight digits, as YAML has it', () => {
  expect(yaml({ tag: HOSTILE.tag })).toBe('tag: "x\\U000e0041y"\n');
});
