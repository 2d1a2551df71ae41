import { expect, test } from 'vitest';
import { run } from '../../control-plane/run.ts';

test('the tests of the operator itself pass', async () => {
  // The settings of buildGo, so that what it compiled is used again.
  const result = await run('go', ['test', '-mod=readonly', '-trimpath', './...'], {
    cwd: import.meta.dirname,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
  });
  expect(result.code, result.stdout + result.stderr).toBe(0);
}, 600_000);

test('the Go files are formatted', async () => {
  const result = await run('gofmt', ['-l', '.'], { cwd: import.meta.dirname });
  expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
});
