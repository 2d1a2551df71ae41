import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startControlPlane } from './control-plane/control-plane.ts';
import { startKwok } from './control-plane/kwok.ts';
import { recordClerk } from './operators/clerk/record.ts';
import { recordLedger } from './operators/ledger/record.ts';

/**
 * `node test/record-fixtures.ts [clerk] [STATE …]`: drives the real operators of the tests into each state and writes
 * what they say to src/queues, where unit tests read it. Without a word it records the clerk and all states of the
 * ledger, which takes some minutes.
 */
const wanted = process.argv.slice(2);
const wants = (what: string): boolean => wanted.length === 0 || wanted.includes(what);
const folder = (name: string): ((file: string, text: string) => void) => {
  const directory = join(import.meta.dirname, '..', 'src', 'queues', name);
  mkdirSync(directory, { recursive: true });
  return (file, text) => writeFileSync(join(directory, file), text);
};
const said = folder('fixtures');

const plane = await startControlPlane();
const kwok = await startKwok(plane);
try {
  await recordLedger(plane, { page: folder('frameworks/fixtures'), log: said }, wants);
  if (wants('clerk')) await recordClerk(plane, said);
} finally {
  await kwok.stop();
  await plane.stop();
}
