import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the temporary files of a run and of the programs that it starts: what they leave behind goes with it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-run-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
