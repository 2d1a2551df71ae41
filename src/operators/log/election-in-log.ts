import type { KubeObject } from '../../objects/object.ts';
import type { LogRecord } from './log-record.ts';

/**
 * What a pod's log last says of its part in an election: it waits for the Lease, or works. undefined: nothing, because
 * the log begins later, or says nothing of it.
 * - client-go: `attempting to acquire leader lease NAMESPACE/NAME...`, and `successfully acquired lease NAMESPACE/NAME`
 *   (tools/leaderelection/leaderelection.go)
 * - controller-runtime: `Starting Controller` and `Starting workers` when it leads, or needs not to
 *   (pkg/internal/controller/controller.go)
 * - java-operator-sdk: `New leader with identity: …` of the process itself is not told from others', so it does not count
 */
export function electionInLog(
  { metadata }: Pick<KubeObject, 'metadata'>,
  records: readonly LogRecord[],
): 'waits' | 'works' | undefined {
  const lease = `${metadata.namespace ?? ''}/${metadata.name}`;
  for (const { line } of records.toReversed()) {
    if (/attempting to acquire leader lease/i.test(line) && names(line, lease)) return 'waits';
    if (/successfully acquired lease/i.test(line) && names(line, lease)) return 'works';
    if (/\bStarting (workers|Controller)\b/.test(line)) return 'works';
  }
  return undefined;
}

/** The line holds the name, and not as the beginning of a longer one; dots may follow it. */
function names(line: string, lease: string): boolean {
  const at = line.indexOf(lease);
  return at >= 0 && !/^\.?[\w-]/.test(line.slice(at + lease.length));
}
