import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the folders are, whichever project of a run comes first. */
const OUTER = 'KUBECTL_OPERATOR_OUTER_TMPDIR';

/**
 * A folder for the temporary files of a project's tests and of the programs that they start: what they leave behind goes
 * with it. Folders of two projects do not lie in each other, since each goes when its own project is over.
 */
export default function setup(): () => void {
  process.env[OUTER] ??= tmpdir();
  const folder = mkdtempSync(join(process.env[OUTER], 'kubectl-operator-run-'));
  process.env.TMPDIR = folder;
  // Programs that are about to end may write once more.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
