import { expect, test } from 'vitest';
import { escapeControls, sanitize } from './sanitize.ts';

test('terminal escapes, C1 controls and bidirectional overrides become visible', () => {
  expect(sanitize('a\u001b[31mb\u009b2Jc\u202ed\u007f')).toBe('a\\u001b[31mb\\u009b2Jc\\u202ed\\u007f');
});

test('a message of several lines becomes one', () => {
  expect(sanitize('first\nsecond\r\nthird')).toBe('first second third');
});

test('what people write in any script stays as it is', () => {
  expect(sanitize('größe 日本 👍 naïve')).toBe('größe 日本 👍 naïve');
});

test('JSON keeps its lines and stays JSON', () => {
  const text = JSON.stringify({ message: 'x\u009b\u2028\u001b' }, null, 2);
  expect(escapeControls(text)).not.toMatch(/[\u0080-\u009f\u2028]/);
  expect(JSON.parse(escapeControls(text))).toEqual({ message: 'x\u009b\u2028\u001b' });
});

test('text that draws nothing becomes visible: tags, soft hyphens, fillers, variation selectors', () => {
  expect(sanitize('a\u{e0041}b\u00adc\u180ed\u3164e\u{e0100}f\ufe0fg\ud800')).toBe(
    'a\\u{e0041}b\\u00adc\\u180ed\\u3164e\\u{e0100}f\\ufe0fg\\ud800',
  );
  expect(sanitize('\u26a0\ufe0f warm')).toBe('\u26a0\ufe0f warm');
});

test('in JSON they are escaped so that it reads back the same', () => {
  const text = JSON.stringify({ name: 'a\u{e0041}\u00ad', at: ['\u{1f44d}'] }, null, 2);
  expect(escapeControls(text)).toContain('a\\udb40\\udc41\\u00ad');
  expect(JSON.parse(escapeControls(text))).toEqual(JSON.parse(text));
});

test('a megabyte of anything is done in time', () => {
  for (const character of ['\u202e', '\ud800', '\u200b', 'é', '\t']) {
    const started = performance.now();
    sanitize(character.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  }
});
