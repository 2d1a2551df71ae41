import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackage } from '../../control-plane/debian-package.ts';

/** A clock of one process alone that can be set while it runs. */
export interface SetClock {
  /** What the process has to be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds off the true time. */
  set(seconds: number): void;
}

/** libfaketime (Debian's package) in front of a process's clock; what counts on whatever the clock says is left alone. */
export async function settableClock(folder: string): Promise<SetClock> {
  const libraries = join(await ensureDebianPackage('libfaketime'), 'usr', 'lib');
  const [architecture = ''] = readdirSync(libraries);
  const file = join(folder, 'clock');
  const set = (seconds: number) => {
    // In one go: it is read at any moment.
    writeFileSync(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    renameSync(`${file}.new`, file);
  };
  set(0);
  const env = {
    LD_PRELOAD: join(libraries, architecture, 'faketime', 'libfaketimeMT.so.1'),
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
  return { env, set };
}
