import { expect } from 'vitest';
import { type PluginOptions, plugin } from './plugin.ts';

/** Runs the plugin where it can give no answer: nothing on stdout, exit code 2, one line that says what is wrong, at most one with the next step, no stack. Answers both lines. */
export async function refused(args: readonly string[], options: PluginOptions): Promise<string> {
  const { stdout, stderr, code } = await plugin(args, options);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: [^\n]+\n([^\n]+\n)?$/);
  expect(stderr).not.toMatch(/^error: unexpected: |^\s+at /m);
  return stderr;
}
