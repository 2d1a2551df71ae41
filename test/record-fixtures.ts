import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startControlPlane } from './control-plane/control-plane.ts';
import { startKwok } from './control-plane/kwok.ts';
import { recordLedger } from './operators/ledger/record.ts';

/**
 * `node test/record-fixtures.ts`: drives the real operators of the tests into each state and writes what they say to
 * src/queues, where unit tests read it. Takes some minutes.
 */
const SRC = join(import.meta.dirname, '..', 'src', 'queues');
const plane = await startControlPlane();
const kwok = await startKwok(plane);
const write = (folder: string) => {
  mkdirSync(join(SRC, folder), { recursive: true });
  return (name: string, text: string): void => writeFileSync(join(SRC, folder, name), text);
};
try {
  await recordLedger(plane, { page: write('frameworks/fixtures'), log: write('fixtures') });
} finally {
  await kwok.stop();
  await plane.stop();
}
