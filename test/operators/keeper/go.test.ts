import { expect, test } from 'vitest';
import { run } from '../../control-plane/run.ts';

test('the Go files of the keeper are formatted and without suspicious constructs', async () => {
  const options = {
    cwd: import.meta.dirname,
    // The settings of buildGo, so that what it compiled is used again.
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
  };
  expect(await run('gofmt', ['-l', '.'], options)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await run('go', ['vet', '-mod=readonly', '-trimpath', './...'], options)).toMatchObject({ code: 0 });
}, 600_000);
